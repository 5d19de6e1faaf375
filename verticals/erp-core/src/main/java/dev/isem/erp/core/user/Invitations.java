package dev.isem.erp.core.user;

import dev.isem.erp.core.token.RandomToken;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations as their links see them. A link that is used, withdrawn, repeated or too old leads nowhere. */
@Component
class Invitations {

    /** The roles of the invitation {@code t}. */
    static final String ROLES = "ARRAY(SELECT r.role_id FROM auth.invitation_roles r"
            + " WHERE r.tenant_id = t.tenant_id AND r.invitation_id = t.id ORDER BY 1)";

    private final JdbcClient jdbc;
    private final Clock clock;

    Invitations(Store store, Clock clock) {
        this.jdbc = store.jdbc();
        this.clock = clock;
    }

    /** Somebody who is asked to join the current tenant. */
    record Invitation(UUID id, String email, String name, String company) {}

    /** Nobody is invited who belongs to the tenant. */
    void mustBeOfNoMember(String email) {
        boolean member = jdbc.sql("SELECT EXISTS (SELECT FROM auth.users WHERE tenant_id = :tenant AND email = :email)")
                .param("tenant", Tenancy.current())
                .param("email", email)
                .query(Boolean.class)
                .single();
        if (member) {
            throw Problem.duplicate("/email");
        }
    }

    /** Whose invitation the token leads to; asked before the tenant is known. */
    Optional<UUID> tenantOf(String token) {
        return jdbc.sql("SELECT auth.tenant_of_invitation(:hash, :now)")
                .param("hash", RandomToken.hash(token))
                .param("now", now().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /** The open invitation that the token leads to, held until the commit: of two who use it at once one finds it used. */
    Optional<Invitation> hold(String token) {
        return jdbc.sql("""
                        SELECT v.id, v.email, v.name, t.name AS company
                          FROM auth.invitations v JOIN auth.tenants t ON t.id = v.tenant_id
                         WHERE v.tenant_id = :tenant AND v.token_hash = :hash AND v.status = 'open' AND v.expires_at > :now
                           FOR UPDATE OF v
                        """)
                .param("tenant", Tenancy.current())
                .param("hash", RandomToken.hash(token))
                .param("now", now().atOffset(ZoneOffset.UTC))
                .query(Invitation.class)
                .optional();
    }

    /** An open invitation, for the mail that tells of it. */
    Optional<Invitation> find(UUID id) {
        return jdbc.sql("""
                        SELECT v.id, v.email, v.name, t.name AS company
                          FROM auth.invitations v JOIN auth.tenants t ON t.id = v.tenant_id
                         WHERE v.tenant_id = :tenant AND v.id = :id AND v.status = 'open' AND v.expires_at > :now
                        """)
                .param("tenant", Tenancy.current())
                .param("id", id)
                .param("now", now().atOffset(ZoneOffset.UTC))
                .query(Invitation.class)
                .optional();
    }

    /** The token of an earlier mail leads nowhere from now on. */
    void keepToken(UUID id, String token) {
        jdbc.sql("UPDATE auth.invitations SET token_hash = :hash WHERE tenant_id = :tenant AND id = :id")
                .param("hash", RandomToken.hash(token))
                .param("tenant", Tenancy.current())
                .param("id", id)
                .update();
    }

    /** The invitation counts until then, by the link of a mail that is yet to come. */
    void renew(UUID id, Instant expires) {
        jdbc.sql("UPDATE auth.invitations SET expires_at = :expires, token_hash = NULL, version = version + 1,"
                        + " updated_at = now() WHERE tenant_id = :tenant AND id = :id")
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .param("tenant", Tenancy.current())
                .param("id", id)
                .update();
    }

    void accept(UUID id) {
        jdbc.sql("UPDATE auth.invitations SET status = 'accepted', token_hash = NULL, version = version + 1,"
                        + " updated_at = now() WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .update();
    }

    List<UUID> rolesOf(UUID id) {
        return jdbc.sql("SELECT role_id FROM auth.invitation_roles WHERE tenant_id = :tenant AND invitation_id = :id")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query(UUID.class)
                .list();
    }

    void giveRoles(UUID id, List<UUID> roles) {
        for (UUID role : roles.stream().distinct().toList()) {
            jdbc.sql(
                            "INSERT INTO auth.invitation_roles (tenant_id, invitation_id, role_id) VALUES (:tenant, :id, :role)")
                    .param("tenant", Tenancy.current())
                    .param("id", id)
                    .param("role", role)
                    .update();
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
