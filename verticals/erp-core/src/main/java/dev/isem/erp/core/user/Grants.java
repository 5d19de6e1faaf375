package dev.isem.erp.core.user;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.security.Permissions;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rules about handing out rights: nobody grants or takes what they lack, and somebody who may do everything remains. */
@Component
class Grants {

    private static final String ADMINS = """
            SELECT count(DISTINCT u.id)
              FROM auth.users u
              JOIN auth.user_roles ur ON ur.tenant_id = u.tenant_id AND ur.user_id = u.id
              JOIN auth.role_permissions rp ON rp.tenant_id = ur.tenant_id AND rp.role_id = ur.role_id
             WHERE u.tenant_id = :tenant AND u.status = 'active' AND rp.permission = '*:*'
            """;

    private static final String HELD = """
            SELECT DISTINCT rp.permission
              FROM auth.users u
              JOIN auth.user_roles ur ON ur.tenant_id = u.tenant_id AND ur.user_id = u.id
              JOIN auth.role_permissions rp ON rp.tenant_id = ur.tenant_id AND rp.role_id = ur.role_id
             WHERE u.tenant_id = :tenant AND u.id = :user AND u.status = 'active'
            """;

    private final JdbcClient jdbc;

    Grants(Store store) {
        this.jdbc = store.jdbc();
    }

    /**
     * From here to the commit nobody else changes who may do what in this tenant: two administrators who remove each
     * other would both still see the other one. Only a lock, not a change, so keys into the tenant are not held up.
     */
    void holdTenant() {
        jdbc.sql("SELECT id FROM auth.tenants WHERE id = :tenant FOR NO KEY UPDATE")
                .param("tenant", Tenancy.current())
                .query(UUID.class)
                .optional();
    }

    /**
     * Refuses to hand out permissions that the person at work does not hold now, whatever their token still says: it is
     * older than the change that took them away. The system itself may.
     */
    void mustHold(Collection<String> permissions, String pointer) {
        if (!holds(permissions)) {
            throw Problem.invalid(
                    pointer,
                    "No puede otorgar un permiso que usted no tiene.",
                    "You cannot grant a permission that you do not hold.");
        }
    }

    /**
     * Refuses to touch a role that permits more than the person at work may do: whoever empties or removes the role of
     * somebody above takes rights away that they could never have given.
     */
    void mustReach(UUID role) {
        if (!holds(permissionsOf(List.of(role)))) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "El rol tiene permisos que usted no tiene, por eso usted no lo puede cambiar ni eliminar. Quedó como"
                            + " estaba; pídalo a quien los tenga.",
                    "The role has permissions that you do not hold, so you can neither change nor delete it. It stayed as"
                            + " it was; ask somebody who holds them.");
        }
    }

    private boolean holds(Collection<String> permissions) {
        return Identity.current()
                .map(this::heldBy)
                .map(own -> permissions.stream().allMatch(own::include))
                .orElse(true);
    }

    private Permissions heldBy(Identity person) {
        return Permissions.of(jdbc.sql(HELD)
                .param("tenant", Tenancy.current())
                .param("user", person.user())
                .query(String.class)
                .list());
    }

    void mustBeWellFormed(Collection<String> permissions, String pointer) {
        if (!permissions.stream().allMatch(Permissions::isWellFormed)) {
            throw Problem.invalid(
                    pointer,
                    "Un permiso se escribe recurso:acción, por ejemplo partners:read o *:read.",
                    "A permission is written resource:action, for example partners:read or *:read.");
        }
    }

    List<String> permissionsOf(Collection<UUID> roles) {
        return roles.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "SELECT permission FROM auth.role_permissions WHERE tenant_id = :tenant AND role_id IN (:roles)")
                        .param("tenant", Tenancy.current())
                        .param("roles", roles)
                        .query(String.class)
                        .list();
    }

    /** Called after a change and before its commit, while the tenant is held. */
    void anAdministratorMustRemain() {
        long admins = jdbc.sql(ADMINS)
                .param("tenant", Tenancy.current())
                .query(Long.class)
                .single();
        if (admins == 0) {
            throw Problem.conflict(
                    "Nadie podría administrar la empresa después de este cambio, por eso no se guardó.",
                    "Nobody could administer the company after this change, so it was not saved.");
        }
    }
}
