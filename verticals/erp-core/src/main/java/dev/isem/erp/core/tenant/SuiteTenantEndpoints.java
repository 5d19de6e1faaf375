package dev.isem.erp.core.tenant;

import dev.isem.erp.core.Menu;
import dev.isem.erp.core.signin.Passwords;
import dev.isem.erp.core.token.EndedSessions;
import dev.isem.erp.core.user.SystemRoles;
import dev.isem.erp.core.user.Users;
import dev.isem.erp.platform.audit.Intent;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * All companies of the suite, for whoever runs it: opens them, sets their plans, suspends and resumes them, and sees none
 * of their records. The database shows the list to a company that has a role for it, and to any other as empty, whatever
 * a token says.
 */
@RestController
@RequestMapping("/api/suite-tenants")
class SuiteTenantEndpoints extends CrudEndpoints {

    private final Passwords passwords;
    private final TenantActs acts;

    SuiteTenantEndpoints(Store store, Users users, Passwords passwords, SystemRoles roles, EndedSessions ended) {
        super(suiteTenants(), store);
        this.passwords = passwords;
        this.acts = new TenantActs(store, users, roles, ended);
    }

    private static Resource suiteTenants() {
        return described("suite-tenants", "auth.suite_tenants()", "tenant_id", "t.people");
    }

    /**
     * A company as whoever runs the suite sees it.
     *
     * @param table the list of all, or the table itself, in which each company finds its own row
     * @param tenant the table's column that holds the tenant who reads
     * @param people how many are active, in SQL
     */
    static Resource described(String name, String table, String tenant, String people) {
        return Resource.of(
                        name,
                        table,
                        Text.of("Empresas de la suite", "Companies of the suite"),
                        Text.of("Empresa", "Company"))
                .tenantIn(tenant)
                .icon("business")
                .order(70)
                .under(Menu.ADMINISTRATION)
                .only(Resource.Ability.READ, Resource.Ability.CREATE)
                .fields(
                        TenantEndpoints.slug(),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.text("rfc", "RFC", "RFC").max(13).searched(),
                        Plan.field().onlyOnCreate().otherwise(Plan.BASIC.code()),
                        Field.of(FieldType.TAGS, "modules", "Aplicaciones", "Applications")
                                .readOnly(),
                        TenantEndpoints.status(),
                        Field.of(FieldType.INTEGER, "people", "Personas activas", "Active people")
                                .readAs(people)
                                .inList(),
                        Field.of(FieldType.DATETIME, "openedAt", "Abierta el", "Opened on")
                                .readAs("t.created_at")
                                .inList(),
                        TenantEndpoints.timezone(),
                        TenantEndpoints.dayCutOff(),
                        TenantEndpoints.currency(),
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
                                .writeOnly())
                .transitions(
                        Transition.named("change-plan", "Cambiar plan", "Change plan")
                                .from("active", "suspended")
                                .needing("update")
                                .asking(Plan.field().required()),
                        Transition.named("suspend", "Suspender", "Suspend")
                                .from("active")
                                .to("suspended")
                                .toned(Choice.Tone.ERROR)
                                .needing("update"),
                        Transition.named("resume", "Reactivar", "Resume")
                                .from("suspended")
                                .to("active")
                                .needing("update"));
    }

    @Override
    @PostMapping
    @Allowed(action = "create")
    public ResponseEntity<Row> create(
            @RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Values values = checked(body);
        Intent intent = intent(key, body, values);
        ResponseEntity<Row> opened = acts.open(intent, ready(values));
        if (opened.getStatusCode() == HttpStatus.CREATED) {
            note("create", null, Objects.requireNonNull(opened.getBody()));
        }
        return opened;
    }

    /**
     * Opens the first company, which nobody who is signed in could open: the one that runs the suite.
     *
     * @return who administers it, as that company
     */
    Founded found(JsonNode body) {
        UUID tenant = UUID.randomUUID();
        return new Founded(tenant, acts.found(tenant, ready(checked(body))));
    }

    /** A company, and its administrator. */
    record Founded(UUID tenant, UUID administrator) {}

    private Values checked(JsonNode body) {
        Values values = read(body);
        TenantEndpoints.mustHoldADay(values);
        Passwords.mustBeGood(
                values.text("adminPassword").orElseThrow(),
                List.of(
                        values.text("adminEmail").orElseThrow(),
                        values.text("name").orElseThrow()),
                "/adminPassword");
        return values;
    }

    /** With what follows from what was asked for; a hash of a password is another one each time. */
    private Values ready(Values values) {
        return values.with("modules", Plan.of(values.text("plan").orElseThrow()).modules())
                .with(
                        "adminPassword",
                        passwords.hash(values.text("adminPassword").orElseThrow()));
    }

    @Override
    @PostMapping("/{id}/{action}")
    @Allowed(action = Allowed.OF_THE_ACT)
    public ResponseEntity<Row> act(
            @PathVariable UUID id,
            @PathVariable String action,
            @RequestBody(required = false) @Nullable JsonNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (body != null) {
            answers(action, body);
        }
        Row before = transactions().read(() -> table().get(id));
        if (action.equals("suspend") && id.equals(Tenancy.current())) {
            throw Problem.conflict(
                    "Es su propia empresa: nadie podría reactivarla. No se cambió nada.",
                    "It is your own company: nobody could resume it. Nothing was changed.");
        }
        ResponseEntity<Row> answer = Tenancy.call(id, () -> acts.act(id, action, body, ifMatch, key));
        Row after = Objects.requireNonNull(answer.getBody());
        if (after.version() != before.version()) {
            note(action, before, after);
        }
        return answer;
    }

    /** In the log of whoever runs the suite; the company's own log has its line already. */
    private void note(String action, @Nullable Row before, Row after) {
        transactions().write(() -> {
            store().audit()
                    .record(
                            resource().name(),
                            after.id(),
                            action,
                            before == null ? null : before.byField(),
                            after.byField());
            return after;
        });
    }
}
