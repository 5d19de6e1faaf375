package dev.isem.erp.core.user;

import dev.isem.erp.core.Menu;
import dev.isem.erp.core.signin.Passwords;
import dev.isem.erp.core.token.EndedSessions;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People of the tenant. They are made inactive rather than deleted: what they did keeps their name. */
@RestController
@RequestMapping("/api/users")
public class UserEndpoints extends CrudEndpoints {

    private final Users users;
    private final Passwords passwords;
    private final Grants grants;
    private final EndedSessions ended;

    UserEndpoints(Store store, Users users, Passwords passwords, Grants grants, EndedSessions ended) {
        super(users(), store);
        this.users = users;
        this.passwords = passwords;
        this.grants = grants;
        this.ended = ended;
    }

    /** What a user is. */
    public static Resource users() {
        return Resource.of("users", "auth.users", Text.of("Usuarios", "Users"), Text.of("Usuario", "User"))
                .icon("person")
                .order(40)
                .under(Menu.ADMINISTRATION)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        Field.of(FieldType.EMAIL, "email", "Correo", "E-mail")
                                .required()
                                .onlyOnCreate()
                                .inList()
                                .searched(),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.choice(
                                        "status",
                                        "Estado",
                                        "Status",
                                        Choice.of("active", "Activo", "Active").toned(Choice.Tone.SUCCESS),
                                        Choice.of("inactive", "Inactivo", "Inactive"))
                                .required()
                                .otherwise("active"),
                        Field.of(FieldType.REFERENCES, "roleIds", "Roles", "Roles")
                                .to("roles")
                                .keptElsewhere(Users.ROLES),
                        Field.of(FieldType.PASSWORD, "password", "Contraseña", "Password")
                                .min(Passwords.SHORTEST)
                                .required()
                                .onlyOnCreate()
                                .writeOnly());
    }

    @Override
    protected void prepare(Values values) {
        String password = values.text("password").orElseThrow();
        Passwords.mustBeGood(
                password,
                List.of(values.text("email").orElseThrow(), transactions().read(users::company)),
                "/password");
        values.with("password", passwords.hash(password));
    }

    @Override
    protected void complete(Values values) {
        values.text("email").ifPresent(email -> values.with("email", Users.normalized(email)));
    }

    @Override
    protected void check(Values values) {
        grants.holdTenant();
        grants.mustHold(grants.permissionsOf(values.list("roleIds", UUID.class)), "/roleIds");
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID person = users.ensureIdentity(
                id, values.text("email").orElseThrow(), values.text("password").orElseThrow());
        if (!person.equals(id)) {
            throw table().find(person).isPresent() ? Problem.duplicate("/email") : Users.belongsToSomebody("/email");
        }
        boolean isNew = table().insert(person, values);
        if (isNew) {
            users.giveRoles(person, values.list("roleIds", UUID.class));
        }
        return new Stored(person, isNew);
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        List<UUID> before = table().get(id).ids("roleIds");
        grants.mustHold(grants.permissionsOf(before), "/roleIds");
        table().update(id, version, values);
        users.giveRoles(id, values.list("roleIds", UUID.class));
        grants.anAdministratorMustRemain();
        UUID tenant = Tenancy.current();
        boolean active = values.text("status").orElseThrow().equals("active");
        Transactions.afterCommit(() -> {
            if (active) {
                ended.resumeUser(tenant, id);
            } else {
                ended.endUser(tenant, id);
            }
        });
        return table().get(id);
    }
}
