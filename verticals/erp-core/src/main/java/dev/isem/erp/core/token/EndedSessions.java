package dev.isem.erp.core.token;

import dev.isem.erp.platform.redis.Redis;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.security.Revocations;
import dev.isem.erp.platform.tenancy.Transactions;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sessions, people and tenants whose access tokens no longer count. The cache answers in a fraction of a millisecond;
 * while it is away the database, which knows the same, is asked instead.
 */
public final class EndedSessions implements Revocations {

    /** A little longer than any token lives. */
    private static final long KEEP_SECONDS = TokenIssuer.LIFE.plusMinutes(1).toSeconds();

    private static final String ENDED = """
            SELECT NOT EXISTS (SELECT FROM auth.users u JOIN auth.tenants t ON t.id = u.tenant_id
                                WHERE u.tenant_id = :tenant AND u.id = :user
                                  AND u.status = 'active' AND t.status = 'active')
                OR EXISTS (SELECT FROM auth.refresh_tokens r
                            WHERE r.tenant_id = :tenant AND r.family_id = :session AND r.revoked_at IS NOT NULL)
            """;

    private final Redis redis;
    private final JdbcClient jdbc;
    private final Transactions transactions;

    public EndedSessions(Redis redis, JdbcClient jdbc, Transactions transactions) {
        this.redis = redis;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public void endSession(UUID session) {
        end("session", session);
    }

    public void endUser(UUID tenant, UUID user) {
        end(tenant + ":user", user);
    }

    public void endTenant(UUID tenant) {
        end("tenant", tenant);
    }

    /** Takes back what {@link #endTenant} said, when a tenant is active again. */
    public void resumeTenant(UUID tenant) {
        redis.ask(cache -> cache.del(key("tenant", tenant)));
    }

    /** Takes back what {@link #endUser} said. */
    public void resumeUser(UUID tenant, UUID user) {
        redis.ask(cache -> cache.del(key(tenant + ":user", user)));
    }

    @Override
    public boolean isRevoked(Identity identity) {
        UUID session = sessionOf(identity);
        Optional<Long> ended = redis.ask(cache -> cache.exists(
                key("session", session),
                key(identity.tenant() + ":user", identity.user()),
                key("tenant", identity.tenant())));
        return ended.map(count -> count > 0).orElseGet(() -> isEndedInDatabase(identity, session));
    }

    private boolean isEndedInDatabase(Identity identity, UUID session) {
        return transactions.read(() -> jdbc.sql(ENDED)
                .param("tenant", identity.tenant())
                .param("user", identity.user())
                .param("session", session)
                .query(Boolean.class)
                .single());
    }

    private void end(String kind, UUID id) {
        redis.ask(cache -> cache.setex(key(kind, id), KEEP_SECONDS, "1"));
    }

    private String key(String kind, UUID id) {
        return redis.key("ended:" + kind + ":" + id);
    }

    private static UUID sessionOf(Identity identity) {
        return UUID.fromString(identity.tokenId().substring(0, identity.tokenId().indexOf('.')));
    }
}
