package dev.isem.erp.core.token;

import dev.isem.erp.platform.redis.Redis;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.security.LatelyAlive;
import dev.isem.erp.platform.security.Revocations;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.params.SetParams;

/**
 * Sessions, people and tenants whose access tokens no longer count, and tokens of people who go on by others. The database
 * knows; the cache remembers what ended for as long as a token could live, and for a minute that a session goes on; this
 * process, for a second. So an end counts at once in the pod that is told of it and within a second in the others; one that
 * the cache missed, being away or having lost its memory, within that minute. People and tenants come back, and the cache may
 * miss that too: what it remembers of them is asked for again before anybody is refused. Other verticals see nothing of this
 * cache: for them the epoch in the person's row moves on.
 */
public final class EndedSessions implements Revocations {

    /** The id of none. */
    public static final UUID NO_SESSION = new UUID(0, 0);

    /** A little longer than any token lives. */
    private static final long KEEP_SECONDS = TokenIssuer.LIFE.plusMinutes(1).toSeconds();

    private static final long TRUST_SECONDS = 60;

    private static final String ENDED = """
            SELECT NOT EXISTS (SELECT FROM auth.users u JOIN auth.tenants t ON t.id = u.tenant_id
                                WHERE u.tenant_id = :tenant AND u.id = :user
                                  AND u.status = 'active' AND t.status = 'active'
                                  AND u.token_epoch = coalesce(CAST(:epoch AS int), u.token_epoch))
                OR EXISTS (SELECT FROM auth.refresh_tokens r
                            WHERE r.tenant_id = :tenant AND r.family_id = :session AND r.revoked_at IS NOT NULL)
            """;

    private static final String MOVE_ON = """
            UPDATE auth.users SET token_epoch = token_epoch + 1
             WHERE tenant_id = :tenant AND id IN (:people)
            RETURNING id, token_epoch - 1 AS epoch
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Redis redis;
    private final LatelyAlive lately = new LatelyAlive(System::nanoTime);

    public EndedSessions(Store store, Redis redis) {
        this.jdbc = store.jdbc();
        this.transactions = store.transactions();
        this.redis = redis;
    }

    /** Somebody's epoch that is over. */
    private record Epoch(UUID user, int number) {}

    /**
     * Ends the access tokens that these people have in the current tenant, in all verticals, with the running transaction.
     * Their sessions go on, and fetch tokens that say what holds now.
     */
    public void endTokens(Collection<UUID> people) {
        if (people.isEmpty()) {
            return;
        }
        UUID tenant = Tenancy.current();
        List<Epoch> over = jdbc.sql(MOVE_ON)
                .param("tenant", tenant)
                .param("people", people)
                .query((row, _) -> new Epoch(row.getObject("id", UUID.class), row.getInt("epoch")))
                .list();
        rememberWithCommit(over.stream()
                .map(epoch -> ended(tenant, epoch.user(), epoch.number()))
                .toList());
    }

    /** Makes what the running transaction has ended count at once: a person's sessions in a tenant, and tokens of an epoch. */
    public void endWithCommit(UUID tenant, UUID user, int epoch, Collection<UUID> sessions) {
        rememberWithCommit(Stream.concat(
                        Stream.of(ended(tenant, user, epoch)), sessions.stream().map(id -> ended("session", id)))
                .toList());
    }

    public void endSession(UUID session) {
        if (!session.equals(NO_SESSION)) {
            end("session", session);
        }
    }

    public void endUser(UUID tenant, UUID user) {
        end(tenant + ":user", user);
    }

    public void endTenant(UUID tenant) {
        end("tenant", tenant);
    }

    /** Takes back what {@link #endTenant} said, when a tenant is active again. */
    public void resumeTenant(UUID tenant) {
        redis.ask(cache -> cache.del(ended("tenant", tenant)));
    }

    /** Takes back what {@link #endUser} said. */
    public void resumeUser(UUID tenant, UUID user) {
        redis.ask(cache -> cache.del(ended(tenant + ":user", user)));
    }

    @Override
    public boolean isRevoked(Identity identity) {
        if (lately.holds(identity)) {
            return false;
        }
        boolean isRevoked = isKnownToHaveEnded(identity);
        if (!isRevoked) {
            lately.note(identity);
        }
        return isRevoked;
    }

    private boolean isKnownToHaveEnded(Identity identity) {
        UUID session = sessionOf(identity);
        String epoch =
                identity.epoch().isPresent() ? Integer.toString(identity.epoch().getAsInt()) : "";
        String goesOn = redis.key("alive:" + identity.tenant() + ":" + identity.user() + ":" + session + ":" + epoch);
        String over = ended("session", session);
        String movedOn = ended(identity.tenant(), identity.user(), epoch);
        List<String> mayResume =
                List.of(ended(identity.tenant() + ":user", identity.user()), ended("tenant", identity.tenant()));
        Set<String> known = knownTo(Stream.concat(Stream.of(over, movedOn, goesOn), mayResume.stream())
                .toList());
        if (known.contains(over) || known.contains(movedOn)) {
            return true;
        }
        boolean isDoubtful = mayResume.stream().anyMatch(known::contains);
        if (known.contains(goesOn) && !isDoubtful) {
            return false;
        }
        boolean isEnded = isEndedInDatabase(identity, session);
        if (!isEnded) {
            redis.ask(cache -> cache.set(goesOn, "1", SetParams.setParams().ex(TRUST_SECONDS)));
            if (isDoubtful) {
                redis.ask(cache -> cache.del(mayResume.toArray(String[]::new)));
            }
        }
        return isEnded;
    }

    /** Which of the keys the cache holds; none while it is away. */
    private Set<String> knownTo(List<String> keys) {
        List<@Nullable String> values =
                redis.ask(cache -> cache.mget(keys.toArray(String[]::new))).orElse(List.of());
        return IntStream.range(0, values.size())
                .filter(i -> values.get(i) != null)
                .mapToObj(keys::get)
                .collect(Collectors.toSet());
    }

    private boolean isEndedInDatabase(Identity identity, UUID session) {
        return transactions.read(() -> jdbc.sql(ENDED)
                .param("tenant", identity.tenant())
                .param("user", identity.user())
                .param("session", session)
                .param("epoch", identity.epoch().isPresent() ? identity.epoch().getAsInt() : null)
                .query(Boolean.class)
                .single());
    }

    private void end(String kind, UUID id) {
        remember(List.of(ended(kind, id)));
    }

    private void rememberWithCommit(List<String> ended) {
        Transactions.afterCommit(() -> remember(ended));
    }

    /** In one exchange with the cache: a role may have thousands of holders. */
    private void remember(List<String> ended) {
        lately.forgetAll();
        redis.ask(cache -> {
            try (AbstractPipeline pipeline = cache.pipelined()) {
                ended.forEach(
                        key -> pipeline.set(key, "1", SetParams.setParams().ex(KEEP_SECONDS)));
                pipeline.sync();
            }
            return ended.size();
        });
    }

    private String ended(String kind, UUID id) {
        return redis.key("ended:" + kind + ":" + id);
    }

    private String ended(UUID tenant, UUID user, int epoch) {
        return ended(tenant, user, Integer.toString(epoch));
    }

    private String ended(UUID tenant, UUID user, String epoch) {
        return redis.key("ended:" + tenant + ":tokens:" + user + ":" + epoch);
    }

    /** The session that a person's access token belongs to; none for one that somebody else signed, by the shared secret. */
    public static UUID sessionOf(Identity identity) {
        try {
            return UUID.fromString(identity.tokenId()
                    .substring(0, Math.max(0, identity.tokenId().indexOf('.'))));
        } catch (IllegalArgumentException foreign) {
            return NO_SESSION;
        }
    }
}
