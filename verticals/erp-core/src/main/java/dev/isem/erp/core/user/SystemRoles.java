package dev.isem.erp.core.user;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The roles that every tenant begins with. One that is added comes with a script that gives it to the tenants that are there. */
@Component
public class SystemRoles {

    /** A role that comes with a tenant. */
    public enum SystemRole {
        ADMINISTRATOR("administrator", "Administración", "*:*"),
        READER("reader", "Consulta", "*:read"),
        /** Moves goods and counts them; what takes a move back or makes a count true is somebody else's to approve. */
        WAREHOUSE_CLERK(
                "warehouse-clerk",
                "Almacén",
                "products:read categories:read warehouses:read stock:read"
                        + " moves:create moves:read moves:update moves:delete"
                        + " counts:create counts:read counts:update counts:delete"),
        /** For the company that runs the suite: it opens, suspends and resumes companies, and sets their plans. */
        SUITE_OPERATOR(
                "suite-operator",
                "Operación de la suite",
                "suite-tenants:create suite-tenants:read suite-tenants:update");

        private final String code;
        private final String title;
        private final String permissions;

        SystemRole(String code, String title, String permissions) {
            this.code = code;
            this.title = title;
            this.permissions = permissions;
        }
    }

    private final JdbcClient jdbc;

    SystemRoles(Store store) {
        this.jdbc = store.jdbc();
    }

    /** The id of the role in the current tenant, which is made if it is not there. */
    public UUID ensure(SystemRole role) {
        UUID id = UUID.nameUUIDFromBytes(
                ("role/" + Tenancy.current() + "/" + role.code).getBytes(StandardCharsets.UTF_8));
        jdbc.sql("""
                        INSERT INTO auth.roles (tenant_id, id, code, name, system)
                        VALUES (:tenant, :id, :code, :name, true) ON CONFLICT (tenant_id, id) DO NOTHING
                        """)
                .param("tenant", Tenancy.current())
                .param("id", id)
                .param("code", role.code)
                .param("name", role.title)
                .update();
        for (String permission : role.permissions.split(" ", -1)) {
            jdbc.sql("""
                            INSERT INTO auth.role_permissions (tenant_id, role_id, permission)
                            VALUES (:tenant, :role, :permission) ON CONFLICT DO NOTHING
                            """)
                    .param("tenant", Tenancy.current())
                    .param("role", id)
                    .param("permission", permission)
                    .update();
        }
        return id;
    }
}
