package dev.isem.erp.core.signin;

import dev.isem.erp.platform.resource.Store;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who can sign in. The table itself is closed to this process; each method is one function of the database. */
@Component
public class Identities {

    private final JdbcClient jdbc;

    Identities(Store store) {
        this.jdbc = store.jdbc();
    }

    /** Somebody who can sign in. */
    public record Identity(UUID id, String passwordHash, boolean locked) {}

    /** Somebody who replaces a password by a link. */
    record ResetOwner(UUID id, String email) {}

    public Optional<Identity> find(String email) {
        return jdbc.sql("SELECT id, password_hash, locked FROM auth.find_identity(:email)")
                .param("email", email)
                .query((row, _) -> new Identity(
                        row.getObject("id", UUID.class), row.getString("password_hash"), row.getBoolean("locked")))
                .optional();
    }

    /** Keeps the password from being replaced until the commit, if it is still the one that was looked at. */
    boolean holdPassword(Identity looked) {
        return jdbc.sql("SELECT coalesce(auth.hold_password(:identity, :hash), false)")
                .param("identity", looked.id())
                .param("hash", looked.passwordHash())
                .query(Boolean.class)
                .single();
    }

    /** The tenant to sign in to: of the active ones, the one that the person has belonged to longest. */
    Optional<UUID> firstTenant(UUID identity) {
        return jdbc.sql("SELECT tenant_id FROM auth.memberships(:identity) LIMIT 1")
                .param("identity", identity)
                .query(UUID.class)
                .optional();
    }

    /** All tenants that the person belongs to, also where they or the tenant are not active. */
    List<UUID> allTenants(UUID identity) {
        return jdbc.sql("SELECT tenant_id FROM auth.all_memberships(:identity)")
                .param("identity", identity)
                .query(UUID.class)
                .list();
    }

    /** The active tenants of an active person, by name. */
    List<People.Company> companies(UUID identity) {
        return jdbc.sql("SELECT tenant_id, name FROM auth.companies(:identity)")
                .param("identity", identity)
                .query((row, _) -> new People.Company(row.getObject("tenant_id", UUID.class), row.getString("name")))
                .list();
    }

    /**
     * Counts an attempt, and tells whether it is the failure that locks. The commit waits for no disk: it would only where
     * there is somebody to count for, and how long an answer takes must not tell.
     */
    boolean countSignIn(UUID identity, boolean succeeded) {
        return jdbc.sql("""
                        SELECT coalesce(auth.count_sign_in(:identity, :succeeded), false) AS locks
                          FROM set_config('synchronous_commit', 'off', true)
                        """)
                .param("identity", identity)
                .param("succeeded", succeeded)
                .query(Boolean.class)
                .single();
    }

    /** The id of the person with this e-mail; a new one gets the proposed id and the hash. */
    public UUID ensure(UUID proposed, String email, String hash) {
        return jdbc.sql("SELECT auth.ensure_identity(:proposed, :email, :hash)")
                .param("proposed", proposed)
                .param("email", email)
                .param("hash", hash)
                .query(UUID.class)
                .single();
    }

    /** Replaces the password. The caller must have made sure whose it is. */
    public void setPassword(UUID identity, String hash) {
        jdbc.sql("SELECT auth.set_password(:identity, :hash)")
                .param("identity", identity)
                .param("hash", hash)
                .query()
                .listOfRows();
    }

    /** Lets whoever has the token of this hash replace the password until then; an earlier token counts no more. */
    void offerReset(UUID identity, String tokenHash, Instant expires) {
        jdbc.sql("SELECT auth.offer_reset(:identity, :hash, :expires)")
                .param("identity", identity)
                .param("hash", tokenHash)
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .query()
                .listOfRows();
    }

    /** Whom the token of this hash was mailed to, while it counts. */
    Optional<ResetOwner> findReset(String tokenHash, Instant now) {
        return jdbc.sql("SELECT id, email FROM auth.find_reset(:hash, :now)")
                .param("hash", tokenHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new ResetOwner(row.getObject("id", UUID.class), row.getString("email")))
                .optional();
    }

    /** Replaces the password of whom the token was for, once; nobody when it counts no more. */
    Optional<UUID> reset(String tokenHash, Instant now, String passwordHash) {
        return jdbc.sql("SELECT auth.reset_password(:token, :now, :hash)")
                .param("token", tokenHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("hash", passwordHash)
                .query(UUID.class)
                .optional();
    }

    /** Whether there is a person with this e-mail who signs in by a password of their own choice. */
    public boolean hasChosen(String email) {
        return jdbc.sql("SELECT coalesce(auth.has_chosen_password(:email), false)")
                .param("email", email)
                .query(Boolean.class)
                .single();
    }
}
