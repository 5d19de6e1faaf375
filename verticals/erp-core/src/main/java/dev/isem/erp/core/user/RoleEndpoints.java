package dev.isem.erp.core.user;

import dev.isem.erp.core.Menu;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Roles of the tenant. Those that came with it cannot be changed, so nobody locks everybody out. */
@RestController
@RequestMapping("/api/roles")
public class RoleEndpoints extends CrudEndpoints {

    private static final String PERMISSIONS = "ARRAY(SELECT rp.permission FROM auth.role_permissions rp"
            + " WHERE rp.tenant_id = t.tenant_id AND rp.role_id = t.id ORDER BY 1)";

    private final JdbcClient jdbc;
    private final Grants grants;

    RoleEndpoints(Store store, Grants grants) {
        super(roles(), store);
        this.jdbc = store.jdbc();
        this.grants = grants;
    }

    /** What a role is. */
    public static Resource roles() {
        return Resource.of("roles", "auth.roles", Text.of("Roles", "Roles"), Text.of("Rol", "Role"))
                .icon("badge")
                .order(50)
                .under(Menu.ADMINISTRATION)
                .fields(
                        Field.code("code", "Código", "Code"),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.of(FieldType.TAGS, "permissions", "Permisos", "Permissions")
                                .max(60)
                                .keptElsewhere(PERMISSIONS),
                        Field.of(FieldType.BOOLEAN, "system", "Del sistema", "System")
                                .readOnly()
                                .inList());
    }

    @Override
    protected void check(Values values) {
        grants.holdTenant();
        List<String> permissions = values.list("permissions", String.class);
        grants.mustBeWellFormed(permissions, "/permissions");
        grants.mustHold(permissions, "/permissions");
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        Stored stored = super.insert(id, values);
        if (stored.isNew()) {
            keepPermissions(id, values);
        }
        return stored;
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        mustBeTheTenantsOwn(id);
        table().update(id, version, values);
        keepPermissions(id, values);
        grants.anAdministratorMustRemain();
        return table().get(id);
    }

    @Override
    protected void remove(UUID id, OptionalInt version) {
        mustBeTheTenantsOwn(id);
        super.remove(id, version);
    }

    private void mustBeTheTenantsOwn(UUID id) {
        if (Boolean.TRUE.equals(table().get(id).get("system"))) {
            throw Problem.conflict(
                    "Los roles del sistema no cambian. Cree uno propio.",
                    "System roles do not change. Make one of your own.");
        }
    }

    private void keepPermissions(UUID role, Values values) {
        jdbc.sql("DELETE FROM auth.role_permissions WHERE tenant_id = :tenant AND role_id = :role")
                .param("tenant", Tenancy.current())
                .param("role", role)
                .update();
        for (String permission :
                values.list("permissions", String.class).stream().distinct().toList()) {
            jdbc.sql(
                            "INSERT INTO auth.role_permissions (tenant_id, role_id, permission) VALUES (:tenant, :role, :permission)")
                    .param("tenant", Tenancy.current())
                    .param("role", role)
                    .param("permission", permission)
                    .update();
        }
    }
}
