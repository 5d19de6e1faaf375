package dev.isem.erp.core.user;

import dev.isem.erp.core.signin.Identities;
import dev.isem.erp.core.token.EndedSessions;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People of the current tenant: how they come to sign in here, and with which roles. */
@Component
public class Users {

    /** The roles of the user {@code t}. */
    static final String ROLES = "ARRAY(SELECT ur.role_id FROM auth.user_roles ur"
            + " WHERE ur.tenant_id = t.tenant_id AND ur.user_id = t.id ORDER BY 1)";

    private final JdbcClient jdbc;
    private final Identities identities;
    private final EndedSessions ended;

    Users(Store store, Identities identities, EndedSessions ended) {
        this.jdbc = store.jdbc();
        this.identities = identities;
        this.ended = ended;
    }

    /** The current tenant by the name people know it. */
    String company() {
        return jdbc.sql("SELECT name FROM auth.tenants WHERE id = :tenant")
                .param("tenant", Tenancy.current())
                .query(String.class)
                .single();
    }

    static String normalized(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** The person with this e-mail, who may belong to other tenants and keeps the password they have. */
    UUID ensureIdentity(UUID proposed, String email, String passwordHash) {
        return identities.ensure(proposed, normalized(email), passwordHash);
    }

    /**
     * Nobody is made here who can sign in already: whoever invited them first chose their password, and would enter the
     * second tenant by it.
     */
    public static Problem belongsToSomebody(String pointer) {
        return Problem.conflictAt(
                pointer,
                "Este correo ya es de una persona de la suite, que entra a otra empresa solo si la invitan (Invitaciones)."
                        + " No se guardó nada.",
                "This e-mail already belongs to somebody of the suite, who joins another company only by an invitation"
                        + " (Invitations). Nothing was saved.");
    }

    /** Makes a person who could not sign in to any tenant before. */
    public void invite(
            UUID proposed, String email, String name, String passwordHash, List<UUID> roles, String pointer) {
        if (!ensure(proposed, email, name, passwordHash, roles).equals(proposed)) {
            throw belongsToSomebody(pointer);
        }
    }

    /** Makes a person who can sign in to this tenant, if they do not belong to it yet. */
    public UUID ensure(UUID proposed, String email, String name, String passwordHash, List<UUID> roles) {
        UUID person = ensureIdentity(proposed, email, passwordHash);
        add(person, email, name);
        giveRoles(person, roles);
        return person;
    }

    /** Makes a person who can sign in somewhere a member of this tenant; whoever is one keeps their roles. */
    void admit(UUID person, String email, String name, List<UUID> roles) {
        if (add(person, email, name)) {
            giveRoles(person, roles);
        }
    }

    private boolean add(UUID person, String email, String name) {
        return jdbc.sql("""
                        INSERT INTO auth.users (tenant_id, id, email, name) VALUES (:tenant, :id, :email, :name)
                        ON CONFLICT (tenant_id, id) DO NOTHING
                        """)
                        .param("tenant", Tenancy.current())
                        .param("id", person)
                        .param("email", normalized(email))
                        .param("name", name)
                        .update()
                == 1;
    }

    /**
     * The person has these roles and no others from now on, also where a token says something else; a role of another tenant
     * breaks a foreign key.
     */
    void giveRoles(UUID person, List<UUID> roles) {
        if (Set.copyOf(roles).equals(rolesOf(person))) {
            return;
        }
        jdbc.sql("DELETE FROM auth.user_roles WHERE tenant_id = :tenant AND user_id = :user")
                .param("tenant", Tenancy.current())
                .param("user", person)
                .update();
        for (UUID role : roles.stream().distinct().toList()) {
            jdbc.sql("INSERT INTO auth.user_roles (tenant_id, user_id, role_id) VALUES (:tenant, :user, :role)")
                    .param("tenant", Tenancy.current())
                    .param("user", person)
                    .param("role", role)
                    .update();
        }
        ended.endTokens(List.of(person));
    }

    private Set<UUID> rolesOf(UUID person) {
        return jdbc.sql("SELECT role_id FROM auth.user_roles WHERE tenant_id = :tenant AND user_id = :user")
                .param("tenant", Tenancy.current())
                .param("user", person)
                .query(UUID.class)
                .set();
    }
}
