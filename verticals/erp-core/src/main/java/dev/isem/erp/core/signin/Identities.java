package dev.isem.erp.core.signin;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who can sign in. The table itself is closed to this process; each method is one function of the database. */
@Component
public class Identities {

    private final JdbcClient jdbc;

    Identities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who can sign in. */
    record Identity(UUID id, String passwordHash, boolean locked) {}

    Optional<Identity> find(String email) {
        return jdbc.sql("SELECT id, password_hash, locked FROM auth.find_identity(:email)")
                .param("email", email)
                .query((row, _) -> new Identity(
                        row.getObject("id", UUID.class), row.getString("password_hash"), row.getBoolean("locked")))
                .optional();
    }

    /** The tenant to sign in to: of the active ones, the one that the person has belonged to longest. */
    Optional<UUID> firstTenant(UUID identity) {
        return jdbc.sql("SELECT tenant_id FROM auth.memberships(:identity) LIMIT 1")
                .param("identity", identity)
                .query(UUID.class)
                .optional();
    }

    /** The active tenants that the person belongs to. */
    List<UUID> tenants(UUID identity) {
        return jdbc.sql("SELECT tenant_id FROM auth.memberships(:identity)")
                .param("identity", identity)
                .query(UUID.class)
                .list();
    }

    void noteSignIn(UUID identity, boolean succeeded) {
        jdbc.sql("SELECT auth.note_sign_in(:identity, :succeeded)")
                .param("identity", identity)
                .param("succeeded", succeeded)
                .query()
                .listOfRows();
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
}
