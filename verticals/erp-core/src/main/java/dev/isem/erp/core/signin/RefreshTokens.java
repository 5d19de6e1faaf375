package dev.isem.erp.core.signin;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens of the current tenant. A token is used once; presented again within ten seconds it gets the very same
 * successor, for browsers open several tabs at once and answers get lost. Later than that it was stolen from one of two
 * holders, and nobody can tell which: the whole family ends.
 */
@Component
class RefreshTokens {

    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final RefreshSecrets secrets;
    private final Clock clock;

    RefreshTokens(Store store, RefreshSecrets secrets, Clock clock) {
        this.jdbc = store.jdbc();
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A session that may go on, with the token that continues it. */
    record Session(UUID family, UUID user, String token, Instant expires) {}

    private record Stored(UUID family, UUID user, Instant started) {}

    /** A session, open or ended, and whose it is. */
    record Family(UUID id, UUID user) {}

    /** What ended in a tenant: the person's access tokens of an epoch, and sessions. */
    record Ended(UUID tenant, int epoch, List<UUID> families) {}

    /** Whose token it is; asked before the tenant is known. */
    Optional<UUID> tenantOf(String token) {
        return jdbc.sql("SELECT auth.tenant_of_refresh_token(:hash)")
                .param("hash", secrets.hash(token))
                .query(UUID.class)
                .optional();
    }

    Session begin(UUID user) {
        Instant now = clock.instant();
        forgetExpired(user, now);
        return store(secrets.fresh(), new Stored(UUID.randomUUID(), user, now), now);
    }

    /** A person's rows from sessions long over go when the next one begins. */
    private void forgetExpired(UUID user, Instant now) {
        jdbc.sql("DELETE FROM auth.refresh_tokens WHERE tenant_id = :tenant AND user_id = :user AND expires_at < :now")
                .param("tenant", Tenancy.current())
                .param("user", user)
                .param("now", at(now))
                .update();
    }

    /** Uses a token. One conditional UPDATE decides who of several was first; the others wait for it and then look. */
    Optional<Session> use(String token) {
        familyOf(token).ifPresent(this::hold);
        Instant now = clock.instant();
        String successor = secrets.successor(token);
        Optional<Stored> first = jdbc.sql("""
                        UPDATE auth.refresh_tokens SET used_at = :now
                         WHERE tenant_id = :tenant AND hash = :hash
                           AND used_at IS NULL AND revoked_at IS NULL AND expires_at > :now
                        RETURNING family_id, user_id, started_at
                        """)
                .param("now", at(now))
                .param("tenant", Tenancy.current())
                .param("hash", secrets.hash(token))
                .query((row, _) -> new Stored(
                        row.getObject("family_id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getObject("started_at", OffsetDateTime.class).toInstant()))
                .optional();
        return first.isPresent() ? Optional.of(store(successor, first.get(), now)) : again(token, successor, now);
    }

    /** The same successor once more, if the first use was a moment ago and nobody went on from it. */
    private Optional<Session> again(String token, String successor, Instant now) {
        return jdbc.sql("""
                        SELECT s.family_id, s.user_id, s.expires_at
                          FROM auth.refresh_tokens p
                          JOIN auth.refresh_tokens s ON s.tenant_id = p.tenant_id AND s.hash = :successor
                         WHERE p.tenant_id = :tenant AND p.hash = :hash AND p.used_at > :since
                           AND s.used_at IS NULL AND s.revoked_at IS NULL AND s.expires_at > :now
                        """)
                .param("successor", secrets.hash(successor))
                .param("tenant", Tenancy.current())
                .param("hash", secrets.hash(token))
                .param("since", at(now.minus(AGAIN)))
                .param("now", at(now))
                .query((row, _) -> new Session(
                        row.getObject("family_id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        successor,
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Which session the token belongs to, also one that has ended. */
    Optional<Family> familyOf(String token) {
        return jdbc.sql("SELECT family_id AS id, user_id AS user FROM auth.refresh_tokens"
                        + " WHERE tenant_id = :tenant AND hash = :hash")
                .param("tenant", Tenancy.current())
                .param("hash", secrets.hash(token))
                .query(Family.class)
                .optional();
    }

    /** Whether the session could go on now. */
    boolean isOpen(Family family) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM auth.refresh_tokens
                                        WHERE tenant_id = :tenant AND family_id = :family AND user_id = :user
                                          AND used_at IS NULL AND revoked_at IS NULL AND expires_at > :now)
                        """)
                .param("tenant", Tenancy.current())
                .param("family", family.id())
                .param("user", family.user())
                .param("now", at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** Ends one family, unless it had ended before. */
    boolean revoke(Family family) {
        hold(family);
        return jdbc.sql("""
                        UPDATE auth.refresh_tokens SET revoked_at = :now
                         WHERE tenant_id = :tenant AND family_id = :family AND user_id = :user AND revoked_at IS NULL
                        """)
                        .param("now", at(clock.instant()))
                        .param("tenant", Tenancy.current())
                        .param("family", family.id())
                        .param("user", family.user())
                        .update()
                > 0;
    }

    /**
     * The person's row first, until the commit: a token that is being used has a successor which nobody sees yet, so ending
     * the family waits for it and then looks.
     */
    private void hold(Family family) {
        jdbc.sql("SELECT id FROM auth.users WHERE tenant_id = :tenant AND id = :user FOR NO KEY UPDATE")
                .param("tenant", Tenancy.current())
                .param("user", family.user())
                .query(UUID.class)
                .optional();
    }

    /**
     * Ends what the person has open in every tenant but for one family, and tells the audit log of each.
     *
     * @param act why, as those logs call it; null where something else tells them
     */
    List<Ended> revokeEverywhere(UUID user, UUID kept, @Nullable String act) {
        return jdbc.sql("SELECT tenant, epoch, families FROM auth.end_sessions(:user, :kept, :now, :act, :who)")
                .param("user", user)
                .param("kept", kept)
                .param("now", at(clock.instant()))
                .param("act", act)
                .param("who", Identity.currentUser())
                .query((row, _) -> new Ended(row.getObject("tenant", UUID.class), row.getInt("epoch"), List.of((UUID[])
                        row.getArray("families").getArray())))
                .list();
    }

    private Session store(String token, Stored session, Instant now) {
        Instant expires = min(now.plus(IDLE), session.started().plus(LONGEST));
        jdbc.sql("""
                        INSERT INTO auth.refresh_tokens (tenant_id, hash, family_id, user_id, started_at, expires_at)
                        VALUES (:tenant, :hash, :family, :user, :started, :expires)
                        """)
                .param("tenant", Tenancy.current())
                .param("hash", secrets.hash(token))
                .param("family", session.family())
                .param("user", session.user())
                .param("started", at(session.started()))
                .param("expires", at(expires))
                .update();
        return new Session(session.family(), session.user(), token, expires);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
