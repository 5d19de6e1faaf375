package dev.isem.erp.core.user;

import dev.isem.erp.core.token.EndedSessions;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What roles of the current tenant permit. */
@Component
class Roles {

    /** The permissions of the role {@code t}. */
    static final String PERMISSIONS = "ARRAY(SELECT rp.permission FROM auth.role_permissions rp"
            + " WHERE rp.tenant_id = t.tenant_id AND rp.role_id = t.id ORDER BY 1)";

    private final JdbcClient jdbc;
    private final EndedSessions ended;

    Roles(Store store, EndedSessions ended) {
        this.jdbc = store.jdbc();
        this.ended = ended;
    }

    /** The role permits this and nothing else from now on, also to those whose tokens say something else. */
    void givePermissions(UUID role, List<String> permissions) {
        if (Set.copyOf(permissions).equals(permissionsOf(role))) {
            return;
        }
        jdbc.sql("DELETE FROM auth.role_permissions WHERE tenant_id = :tenant AND role_id = :role")
                .param("tenant", Tenancy.current())
                .param("role", role)
                .update();
        jdbc.sql("""
                        INSERT INTO auth.role_permissions (tenant_id, role_id, permission)
                        SELECT DISTINCT CAST(:tenant AS uuid), CAST(:role AS uuid), p
                          FROM string_to_table(:permissions, ' ') AS p
                        """)
                .param("tenant", Tenancy.current())
                .param("role", role)
                .param("permissions", String.join(" ", permissions))
                .update();
        ended.endTokens(holdersOf(role));
    }

    private Set<String> permissionsOf(UUID role) {
        return jdbc.sql("SELECT permission FROM auth.role_permissions WHERE tenant_id = :tenant AND role_id = :role")
                .param("tenant", Tenancy.current())
                .param("role", role)
                .query(String.class)
                .set();
    }

    private Set<UUID> holdersOf(UUID role) {
        return jdbc.sql("SELECT user_id FROM auth.user_roles WHERE tenant_id = :tenant AND role_id = :role")
                .param("tenant", Tenancy.current())
                .param("role", role)
                .query(UUID.class)
                .set();
    }
}
