package dev.isem.erp.core.user;

import dev.isem.erp.core.Menu;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Roles of the tenant. Those that came with it cannot be changed, so nobody locks everybody out. */
@RestController
@RequestMapping("/api/roles")
public class RoleEndpoints extends CrudEndpoints {

    /** More than all applications of the suite have together. */
    private static final int MOST_PERMISSIONS = 1000;

    private final Roles roles;
    private final Grants grants;

    RoleEndpoints(Store store, Roles roles, Grants grants) {
        super(roles(), store);
        this.roles = roles;
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
                                .atMostItems(MOST_PERMISSIONS)
                                .keptElsewhere(Roles.PERMISSIONS),
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
            roles.givePermissions(id, values.list("permissions", String.class));
        }
        return stored;
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        mustBeTheTenantsOwn(id);
        grants.mustReach(id);
        table().update(id, version, values);
        roles.givePermissions(id, values.list("permissions", String.class));
        grants.anAdministratorMustRemain();
        return table().get(id);
    }

    @Override
    protected void remove(UUID id, OptionalInt version) {
        grants.holdTenant();
        mustBeTheTenantsOwn(id);
        grants.mustReach(id);
        super.remove(id, version);
    }

    private void mustBeTheTenantsOwn(UUID id) {
        if (Boolean.TRUE.equals(table().get(id).get("system"))) {
            throw Problem.conflict(
                    "Los roles del sistema no cambian. Cree uno propio.",
                    "System roles do not change. Make one of your own.");
        }
    }
}
