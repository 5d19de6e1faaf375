package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Companies of the suite: opened, suspended and resumed by whoever runs it. */
class TenantsIT {

    private final Caller admin = CoreSuite.as("admin@norte.example");

    @Test
    void whoeverRunsTheSuiteOpensSuspendsAndResumesTenants() {
        String email = CoreSuite.unique("jefa") + "@nueva.example";
        Map<String, Object> company = CoreSuite.company(CoreSuite.unique("nueva"), "Nueva", email);
        assertThat(CoreSuite.as("admin@sur.example")
                        .post("/api/suite-tenants", company)
                        .status())
                .isEqualTo(403);
        JsonNode tenant = CoreSuite.made(admin, "/api/suite-tenants", company);
        Caller boss = CoreSuite.as(email);
        assertThat(boss.get("/api/partners").json().isEmpty()).isTrue();
        String id = tenant.get("id").stringValue();
        String one = "/api/suite-tenants/" + id;
        assertThat(admin.get("/api/tenants/" + id).status()).isEqualTo(404);
        assertThat(admin.post(one + "/suspend").status()).isEqualTo(200);
        assertThat(boss.get("/api/partners").status()).isEqualTo(401);
        assertThat(CoreSuite.signIn(email).status()).isEqualTo(401);
        assertThat(admin.post(one + "/resume").status()).isEqualTo(200);
        assertThat(CoreSuite.signIn(email).status()).isEqualTo(200);
    }

    @Test
    void whoeverRunsTheSuiteSeesAllCompaniesAndNobodyElseDoes() {
        JsonNode found = admin.get("/api/suite-tenants?q=Edificaciones").json();
        assertThat(found.size()).isOne();
        JsonNode sur = found.get(0);
        assertThat(sur.get("slug").stringValue()).isEqualTo("sur");
        assertThat(sur.get("status").stringValue()).isEqualTo("active");
        assertThat(sur.get("plan").stringValue()).isEqualTo("professional");
        assertThat(sur.get("people").intValue()).isPositive();
        assertThat(sur.get("openedAt")).isEqualTo(sur.get("createdAt"));
        assertThat(admin.get("/api/suite-tenants?q=Constructora")
                        .json()
                        .get(0)
                        .get("slug")
                        .stringValue())
                .isEqualTo("norte");
        for (String other : List.of("admin@sur.example", "ventas@norte.example")) {
            assertThat(CoreSuite.as(other).get("/api/suite-tenants").status())
                    .as(other)
                    .isEqualTo(403);
            assertThat(described(CoreSuite.as(other))).as(other).isEmpty();
        }
    }

    @Test
    void theScreensAreToldWhatCanBeDoneToACompany() {
        JsonNode told = described(admin).orElseThrow();
        assertThat(told.get("can").toString()).isEqualTo("[\"list\",\"show\",\"create\"]");
        assertThat(told.get("actions").values().stream()
                        .map(action -> action.get("name").stringValue() + " from " + action.get("from")))
                .containsExactly(
                        "change-plan from [\"active\",\"suspended\"]",
                        "suspend from [\"active\"]",
                        "resume from [\"suspended\"]");
    }

    private static Optional<JsonNode> described(Caller person) {
        return person.get("/api/meta").json().get("resources").values().stream()
                .filter(resource -> resource.get("name").stringValue().equals("suite-tenants"))
                .findFirst();
    }

    @Test
    void whatIsDoneToACompanyStandsInItsOwnLogToo() {
        String email = CoreSuite.unique("jefa") + "@nueva.example";
        JsonNode tenant = CoreSuite.made(
                admin, "/api/suite-tenants", CoreSuite.company(CoreSuite.unique("bitacora"), "Nueva", email));
        String one = "/api/suite-tenants/" + tenant.get("id").stringValue();
        assertThat(admin.post(one + "/suspend").status()).isEqualTo(200);
        Caller.Answer again = admin.post(one + "/suspend");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("type").stringValue()).isEqualTo("urn:erp:problem:wrong-state");
        assertThat(admin.post(one + "/resume").status()).isEqualTo(200);
        assertThat(acts(CoreSuite.as(email), "tenants", tenant)).containsExactly("resume", "suspend", "create");
        assertThat(acts(admin, "suite-tenants", tenant))
                .as("and in that of whoever did it")
                .containsExactly("resume", "suspend", "create");
    }

    private static Stream<String> acts(Caller reader, String resource, JsonNode tenant) {
        return reader
                .get("/api/audit?resource=" + resource + "&recordId="
                        + tenant.get("id").stringValue())
                .json()
                .values()
                .stream()
                .map(line -> line.get("action").stringValue());
    }

    @Test
    void aRepeatedRequestWithOneKeyOpensOneTenant() {
        Caller keyed = admin.with("Idempotency-Key", UUID.randomUUID().toString());
        String email = CoreSuite.unique("jefa") + "@nueva.example";
        Map<String, Object> company = CoreSuite.company(CoreSuite.unique("unica"), "Nueva", email);
        Caller.Answer first = keyed.post("/api/suite-tenants", company);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        Caller.Answer second = keyed.post("/api/suite-tenants", company);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(keyed.post("/api/suite-tenants", CoreSuite.company(CoreSuite.unique("otra"), "Nueva", email))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aCompanysTimeZoneIsOneThatThereIs() {
        Map<String, Object> company = new HashMap<>(
                CoreSuite.company(CoreSuite.unique("zona"), "Nueva", CoreSuite.unique("jefa") + "@nueva.example"));
        company.put("timezone", "Mexico/Tijuana");
        Caller.Answer opened = admin.post("/api/suite-tenants", company);
        assertThat(opened.status()).as(opened.text()).isEqualTo(422);
        assertThat(opened.json().at("/errors/0/pointer").stringValue()).isEqualTo("/timezone");
        JsonNode own = admin.get("/api/tenants").json().get(0);
        Map<String, Object> change = Map.of("name", own.get("name").stringValue(), "timezone", "UTC-6h");
        Caller.Answer changed = admin.with("If-Match", own.get("version").toString())
                .put("/api/tenants/" + own.get("id").stringValue(), change);
        assertThat(changed.status()).as(changed.text()).isEqualTo(422);
        assertThat(changed.json().at("/errors/0/pointer").stringValue()).isEqualTo("/timezone");
    }

    @Test
    void theDayOfACompanyIsCutOffBetweenMidnightAndNoon() {
        Caller chief = CoreSuite.ofNewCompany("Nocturna");
        JsonNode own = chief.get("/api/tenants").json().get(0);
        assertThat(own.get("dayCutOff").stringValue()).isEqualTo("00:00");
        String path = "/api/tenants/" + own.get("id").stringValue();
        Map<String, Object> change = new HashMap<>(Map.of("name", "Nocturna", "dayCutOff", "04:00"));
        Caller.Answer changed = chief.with("If-Match", "\"1\"").put(path, change);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(chief.get(path).json().get("dayCutOff").stringValue()).isEqualTo("04:00");
        change.put("dayCutOff", "12:01");
        Caller second = chief.with("If-Match", "\"2\"");
        JsonNode spanish =
                second.with("Accept-Language", "es").put(path, change).json();
        assertThat(spanish.at("/errors/0/pointer").stringValue()).isEqualTo("/dayCutOff");
        assertThat(spanish.at("/errors/0/message").stringValue())
                .isEqualTo("El día se corta entre las 00:00 y las 12:00.");
        JsonNode english =
                second.with("Accept-Language", "en").put(path, change).json();
        assertThat(english.at("/errors/0/message").stringValue())
                .isEqualTo("A day is cut off between 00:00 and 12:00.");
        change.put("dayCutOff", "4:00");
        JsonNode unwritten =
                second.with("Accept-Language", "en").put(path, change).json();
        assertThat(unwritten.at("/errors/0/pointer").stringValue()).isEqualTo("/dayCutOff");
        assertThat(unwritten.at("/errors/0/message").stringValue()).isEqualTo("It must be a time of day (hh:mm).");
        change.put("dayCutOff", "12:00");
        assertThat(second.put(path, change).status()).isEqualTo(200);
    }

    @Test
    void whoeverRunsTheSuiteDoesNotSuspendThemself() {
        String own = tenantOf(CoreSuite.signIn("admin@norte.example"));
        assertThat(admin.post("/api/suite-tenants/" + own + "/suspend").status())
                .isEqualTo(409);
        assertThat(admin.get("/api/partners").status()).isEqualTo(200);
    }

    @Test
    void whoseFirstTenantIsSuspendedSignsInToTheOther() throws SQLException {
        String email = CoreSuite.unique("dos") + "@nueva.example";
        JsonNode first = CoreSuite.made(
                admin, "/api/suite-tenants", CoreSuite.company(CoreSuite.unique("primera"), "Nueva", email));
        JsonNode second = CoreSuite.made(
                admin,
                "/api/suite-tenants",
                CoreSuite.company(CoreSuite.unique("segunda"), "Nueva", CoreSuite.unique("jefa") + "@nueva.example"));
        try (Connection owner = CoreSuite.DATABASE.owner(CoreSuite.MANIFEST);
                PreparedStatement join = owner.prepareStatement("INSERT INTO auth.users (tenant_id, id, email, name)"
                        + " SELECT ?::uuid, u.id, u.email, u.name FROM auth.users u WHERE u.email = ?")) {
            join.setString(1, second.get("id").stringValue());
            join.setString(2, email);
            join.executeUpdate();
        }
        assertThat(tenantOf(CoreSuite.signIn(email))).isEqualTo(first.get("id").stringValue());
        assertThat(admin.post("/api/suite-tenants/" + first.get("id").stringValue() + "/suspend")
                        .status())
                .isEqualTo(200);
        assertThat(tenantOf(CoreSuite.signIn(email))).isEqualTo(second.get("id").stringValue());
    }

    private static String tenantOf(Caller.Answer signedIn) {
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
        return signedIn.json().at("/user/tenant/id").stringValue();
    }
}
