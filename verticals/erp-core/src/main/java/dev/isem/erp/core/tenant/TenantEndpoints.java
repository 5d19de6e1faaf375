package dev.isem.erp.core.tenant;

import dev.isem.erp.core.Menu;
import dev.isem.erp.core.signin.Passwords;
import dev.isem.erp.core.token.EndedSessions;
import dev.isem.erp.core.user.SystemRoles;
import dev.isem.erp.core.user.Users;
import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Companies that use the suite. A company sees and changes itself; whoever runs the suite opens new ones, suspends and
 * resumes them, and sees none of their records.
 */
@RestController
@RequestMapping("/api/tenants")
public class TenantEndpoints extends CrudEndpoints {

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    /** Who works until later than noon works the next day. */
    private static final LocalTime LATEST_CUT_OFF = LocalTime.NOON;

    private final Users users;
    private final Passwords passwords;
    private final SystemRoles roles;
    private final EndedSessions ended;

    TenantEndpoints(Store store, Users users, Passwords passwords, SystemRoles roles, EndedSessions ended) {
        super(tenants(), store);
        this.users = users;
        this.passwords = passwords;
        this.roles = roles;
        this.ended = ended;
    }

    /** What a tenant is. */
    public static Resource tenants() {
        return Resource.of("tenants", "auth.tenants", Text.of("Empresa", "Company"), Text.of("Empresa", "Company"))
                .tenantIn("id")
                .icon("business")
                .order(60)
                .under(Menu.ADMINISTRATION)
                .only(Resource.Ability.READ, Resource.Ability.UPDATE)
                .fields(
                        Field.code("slug", "Clave", "Slug")
                                .matching("[a-z][a-z0-9-]{0,39}")
                                .max(40)
                                .onlyOnCreate(),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.text("rfc", "RFC", "RFC").max(13).inList(),
                        Field.text("timezone", "Zona horaria", "Time zone")
                                .max(40)
                                .otherwise("America/Mexico_City"),
                        Field.time("dayCutOff", "Corte del día", "Day cut-off").otherwise(LocalTime.MIDNIGHT),
                        Field.text("currency", "Moneda", "Currency")
                                .max(3)
                                .matching("[A-Z]{3}")
                                .otherwise("MXN"),
                        Plan.field().readOnly(),
                        Field.of(FieldType.TAGS, "modules", "Aplicaciones", "Applications")
                                .readOnly(),
                        Field.choice(
                                        "status",
                                        "Estado",
                                        "Status",
                                        Choice.of("active", "Activa", "Active").toned(Choice.Tone.SUCCESS),
                                        Choice.of("suspended", "Suspendida", "Suspended")
                                                .toned(Choice.Tone.ERROR))
                                .readOnly(),
                        Field.of(FieldType.EMAIL, "adminEmail", "Correo del administrador", "Administrator's e-mail")
                                .required()
                                .onlyOnCreate()
                                .writeOnly(),
                        Field.text("adminName", "Nombre del administrador", "Administrator's name")
                                .required()
                                .onlyOnCreate()
                                .writeOnly(),
                        Field.of(FieldType.PASSWORD, "adminPassword", "Contraseña inicial", "First password")
                                .min(12)
                                .required()
                                .onlyOnCreate()
                                .writeOnly());
    }

    @Override
    @PostMapping
    @Allowed(resource = "suite-tenants", action = "create")
    public ResponseEntity<Row> create(
            @RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Values values = read(body);
        check(values);
        String password = values.text("adminPassword").orElseThrow();
        Passwords.mustBeGood(
                password,
                List.of(
                        values.text("adminEmail").orElseThrow(),
                        values.text("name").orElseThrow()),
                "/adminPassword");
        values.with("adminPassword", passwords.hash(password));
        values.with("plan", Plan.BASIC.code()).with("modules", Plan.BASIC.modules());
        UUID tenant = idFor(key);
        return Tenancy.call(tenant, () -> transactions().write(() -> answer(open(tenant, values), values)));
    }

    @Override
    protected void check(Values values) {
        values.text("timezone").filter(zone -> !ZONES.contains(zone)).ifPresent(_ -> {
            throw Problem.invalid(
                    "/timezone",
                    "No existe esta zona horaria; escríbala como America/Mexico_City.",
                    "There is no such time zone; write it like America/Mexico_City.");
        });
        values.time("dayCutOff").filter(LATEST_CUT_OFF::isBefore).ifPresent(_ -> {
            throw Problem.invalid(
                    "/dayCutOff",
                    "El día se corta entre las 00:00 y las 12:00.",
                    "A day is cut off between 00:00 and 12:00.");
        });
    }

    private Stored open(UUID tenant, Values values) {
        if (!table().insert(tenant, values)) {
            return new Stored(tenant, false);
        }
        UUID administrator = roles.ensure(SystemRoles.SystemRole.ADMINISTRATOR);
        roles.ensure(SystemRoles.SystemRole.READER);
        roles.ensure(SystemRoles.SystemRole.WAREHOUSE_CLERK);
        users.invite(
                UUID.randomUUID(),
                values.text("adminEmail").orElseThrow(),
                values.text("adminName").orElseThrow(),
                values.text("adminPassword").orElseThrow(),
                List.of(administrator),
                "/adminEmail");
        return new Stored(tenant, true);
    }

    /** Everybody of the tenant is out of the core at once, and of the other verticals when their tokens run out. */
    @PostMapping("/{id}/suspend")
    @Allowed(resource = "suite-tenants", action = "update")
    @Described("Suspend: Company")
    ResponseEntity<Row> suspend(@PathVariable UUID id) {
        if (id.equals(Tenancy.current())) {
            throw Problem.conflict(
                    "Es su propia empresa: nadie podría reactivarla. No se cambió nada.",
                    "It is your own company: nobody could resume it. Nothing was changed.");
        }
        Row row = move(id, "suspend", "active", "suspended");
        ended.endTenant(id);
        return tagged(row);
    }

    @PostMapping("/{id}/resume")
    @Allowed(resource = "suite-tenants", action = "update")
    @Described("Resume: Company")
    ResponseEntity<Row> resume(@PathVariable UUID id) {
        Row row = move(id, "resume", "suspended", "active");
        ended.resumeTenant(id);
        return tagged(row);
    }

    private Row move(UUID tenant, String action, String from, String to) {
        return Tenancy.call(
                tenant,
                () -> transactions().write(() -> {
                    Row row = table().move(tenant, OptionalInt.empty(), List.of(from), to);
                    store().audit().record("tenants", tenant, action, Map.of("status", from), Map.of("status", to));
                    return row;
                }));
    }
}
