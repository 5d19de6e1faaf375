package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Secrets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UsersIT {

    private final Caller admin = CoreSuite.as("admin@norte.example");

    @Test
    void aNewPersonWorksWithTheRoleGivenUntilMadeInactive() {
        JsonNode role = made(
                "/api/roles", Map.of("code", name("r"), "name", "Ventas", "permissions", List.of("partners:read")));
        JsonNode person = made(
                "/api/users",
                Map.of(
                        "email",
                        name("ana") + "@norte.example",
                        "name",
                        "Ana",
                        "password",
                        Secrets.DEMO_PASSWORD,
                        "roleIds",
                        List.of(role.get("id").stringValue())));
        Caller ana = CoreSuite.as(person.get("email").stringValue());
        assertThat(ana.get("/api/partners").status()).isEqualTo(200);
        assertThat(ana.get("/api/products").status()).isEqualTo(403);
        Caller.Answer off = admin.with("If-Match", "\"1\"")
                .put(
                        "/api/users/" + person.get("id").stringValue(),
                        Map.of("name", "Ana", "status", "inactive", "roleIds", List.of()));
        assertThat(off.status()).as(off.text()).isEqualTo(200);
        assertThat(ana.get("/api/partners").status()).isEqualTo(401);
        assertThat(CoreSuite.signIn(person.get("email").stringValue()).status()).isEqualTo(401);
    }

    @Test
    void aRoleHoldsApprovalsThatHaveANameOfTheirOwn() {
        List<String> approvals =
                List.of("estimates:approve", "estimates:approve-director", "orders:approve-high-value");
        JsonNode role = made("/api/roles", Map.of("code", name("d"), "name", "Dirección", "permissions", approvals));
        JsonNode kept = admin.get("/api/roles/" + role.get("id").stringValue()).json();
        assertThat(kept.get("permissions").values().stream().map(JsonNode::stringValue))
                .containsExactlyElementsOf(approvals);
    }

    @Test
    void nobodyGrantsWhatTheyLack() {
        JsonNode role = made(
                "/api/roles",
                Map.of("code", name("hr"), "name", "Personal", "permissions", List.of("users:*", "roles:*")));
        JsonNode person = made(
                "/api/users",
                Map.of(
                        "email",
                        name("hr") + "@norte.example",
                        "name",
                        "Recursos",
                        "password",
                        Secrets.DEMO_PASSWORD,
                        "roleIds",
                        List.of(role.get("id").stringValue())));
        Caller hr = CoreSuite.as(person.get("email").stringValue());
        Map<String, Object> all = Map.of("code", name("x"), "name", "Todo", "permissions", List.of("*:*"));
        assertThat(hr.post("/api/roles", all).status()).isEqualTo(422);
        JsonNode administrator = admin.get("/api/roles?q=administrator").json().get(0);
        Caller.Answer self = hr.with("If-Match", "\"1\"")
                .put(
                        "/api/users/" + person.get("id").stringValue(),
                        Map.of(
                                "name",
                                "R",
                                "roleIds",
                                List.of(administrator.get("id").stringValue())));
        assertThat(self.status()).isEqualTo(422);
    }

    @Test
    void whoCanSignInAlreadyIsNotInvitedByAnotherTenant() {
        String email = name("victima") + "@sur.example";
        Map<String, Object> person = Map.of("email", email, "name", "V", "password", Secrets.DEMO_PASSWORD);
        Caller keyed = admin.with("Idempotency-Key", UUID.randomUUID().toString());
        assertThat(keyed.post("/api/users", person).status()).isEqualTo(201);
        assertThat(keyed.post("/api/users", person).status()).isEqualTo(200);
        Caller.Answer twice = admin.post("/api/users", person);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text()).contains("exists already");

        Caller sur = CoreSuite.as("admin@sur.example");
        Caller.Answer elsewhere = sur.post("/api/users", person);
        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(elsewhere.json().at("/errors/0/pointer").stringValue()).isEqualTo("/email");
        assertThat(elsewhere.text()).contains("somebody of the suite");
        assertThat(sur.get("/api/users?q=" + email).json().isEmpty()).isTrue();

        String slug = name("ajena");
        Caller.Answer opened = admin.post("/api/tenants", company(slug, email));
        assertThat(opened.status()).isEqualTo(409);
        assertThat(opened.json().at("/errors/0/pointer").stringValue()).isEqualTo("/adminEmail");
        made("/api/tenants", company(slug, name("otra") + "@nueva.example"));
    }

    @Test
    void whoIsNoAdministratorAnyMoreDoesNotBecomeOneByAnOlderToken() {
        JsonNode administrator = admin.get("/api/roles?q=administrator").json().get(0);
        List<String> all = List.of(administrator.get("id").stringValue());
        JsonNode person = made(
                "/api/users",
                Map.of(
                        "email",
                        name("exjefe") + "@norte.example",
                        "name",
                        "E",
                        "password",
                        Secrets.DEMO_PASSWORD,
                        "roleIds",
                        all));
        Caller former = CoreSuite.as(person.get("email").stringValue());
        String one = "/api/users/" + person.get("id").stringValue();
        Map<String, Object> reader = Map.of("name", "E", "roleIds", List.of());
        assertThat(admin.with("If-Match", "\"1\"").put(one, reader).status()).isEqualTo(200);
        assertThat(former.get("/api/users").status()).isEqualTo(200);
        Caller.Answer self = former.with("If-Match", "\"2\"").put(one, Map.of("name", "E", "roleIds", all));
        assertThat(self.status()).isEqualTo(422);
        Map<String, Object> role = Map.of("code", name("t"), "name", "Todo", "permissions", List.of("*:*"));
        assertThat(former.post("/api/roles", role).status()).isEqualTo(422);
    }

    @Test
    void theLastAdministratorStays() {
        Caller sur = CoreSuite.as("admin@sur.example");
        JsonNode last = sur.get("/api/users?q=admin").json().get(0);
        Caller.Answer answer = sur.with("If-Match", "\"" + last.get("version").intValue() + "\"")
                .put("/api/users/" + last.get("id").stringValue(), Map.of("name", "Sofía", "status", "inactive"));
        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void twoAdministratorsWhoRemoveEachOtherAtOnceDoNotBothSucceed() throws Exception {
        String first = name("una") + "@dos.example";
        String second = name("otra") + "@dos.example";
        made("/api/tenants", company(name("dos"), first));
        Caller one = CoreSuite.as(first);
        JsonNode role = one.get("/api/roles?q=administrator").json().get(0);
        List<String> all = List.of(role.get("id").stringValue());
        Caller.Answer invited = one.post(
                "/api/users", Map.of("email", second, "name", "O", "password", Secrets.DEMO_PASSWORD, "roleIds", all));
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        Caller other = CoreSuite.as(second);
        String firstAt = "/api/users/"
                + one.get("/api/users?q=" + first).json().get(0).get("id").stringValue();
        String secondAt = "/api/users/" + invited.json().get("id").stringValue();
        Map<String, Object> nothing = Map.of("name", "Nadie", "roleIds", List.of());
        try (Connection barrier = CoreSuite.DATABASE.superuser();
                Statement statement = barrier.createStatement()) {
            // Both are stopped between their change and the look for another administrator, or before.
            barrier.setAutoCommit(false);
            statement.execute("LOCK TABLE auth.user_roles IN EXCLUSIVE MODE");
            CompletableFuture<Caller.Answer> left = CompletableFuture.supplyAsync(
                    () -> one.with("If-Match", "\"1\"").put(secondAt, nothing));
            CompletableFuture<Caller.Answer> right = CompletableFuture.supplyAsync(
                    () -> other.with("If-Match", "\"1\"").put(firstAt, nothing));
            while (waiting(statement) < 2) {
                assertThat(left.isDone() || right.isDone()).isFalse();
                TimeUnit.MILLISECONDS.sleep(20);
            }
            barrier.commit();
            assertThat(List.of(left.get().status(), right.get().status())).containsOnlyOnce(200);
        }
        assertThat(List.of(one.get(firstAt).json(), one.get(secondAt).json()))
                .filteredOn(person -> !person.get("roleIds").isEmpty())
                .hasSize(1);
    }

    private static int waiting(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void systemRolesDoNotChange() {
        JsonNode reader = admin.get("/api/roles?q=reader").json().get(0);
        Caller.Answer answer = admin.with("If-Match", "\"1\"")
                .put("/api/roles/" + reader.get("id").stringValue(), Map.of("code", "reader", "name", "Todo"));
        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void whoeverRunsTheSuiteOpensSuspendsAndResumesTenants() {
        String email = name("jefa") + "@nueva.example";
        Map<String, Object> company = company(name("nueva"), email);
        assertThat(CoreSuite.as("admin@sur.example")
                        .post("/api/tenants", company)
                        .status())
                .isEqualTo(403);
        JsonNode tenant = made("/api/tenants", company);
        Caller boss = CoreSuite.as(email);
        assertThat(boss.get("/api/partners").json().isEmpty()).isTrue();
        String one = "/api/tenants/" + tenant.get("id").stringValue();
        assertThat(admin.get(one).status()).isEqualTo(404);
        assertThat(admin.post(one + "/suspend").status()).isEqualTo(200);
        assertThat(boss.get("/api/partners").status()).isEqualTo(401);
        assertThat(CoreSuite.signIn(email).status()).isEqualTo(401);
        assertThat(admin.post(one + "/resume").status()).isEqualTo(200);
        assertThat(CoreSuite.signIn(email).status()).isEqualTo(200);
    }

    @Test
    void aRepeatedRequestWithOneKeyOpensOneTenant() {
        Caller keyed = admin.with("Idempotency-Key", UUID.randomUUID().toString());
        String email = name("jefa") + "@nueva.example";
        Map<String, Object> company = company(name("unica"), email);
        Caller.Answer first = keyed.post("/api/tenants", company);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        Caller.Answer second = keyed.post("/api/tenants", company);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(keyed.post("/api/tenants", company(name("otra"), email)).status())
                .isEqualTo(422);
    }

    @Test
    void aCompanysTimeZoneIsOneThatThereIs() {
        Map<String, Object> company = new HashMap<>(company(name("zona"), name("jefa") + "@nueva.example"));
        company.put("timezone", "Mexico/Tijuana");
        Caller.Answer opened = admin.post("/api/tenants", company);
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
        assertThat(admin.post("/api/tenants/" + own + "/suspend").status()).isEqualTo(409);
        assertThat(admin.get("/api/partners").status()).isEqualTo(200);
    }

    @Test
    void whoseFirstTenantIsSuspendedSignsInToTheOther() throws SQLException {
        String email = name("dos") + "@nueva.example";
        JsonNode first = made("/api/tenants", company(name("primera"), email));
        JsonNode second = made("/api/tenants", company(name("segunda"), name("jefa") + "@nueva.example"));
        try (Connection owner = CoreSuite.DATABASE.owner(CoreSuite.MANIFEST);
                PreparedStatement join = owner.prepareStatement("INSERT INTO auth.users (tenant_id, id, email, name)"
                        + " SELECT ?::uuid, u.id, u.email, u.name FROM auth.users u WHERE u.email = ?")) {
            join.setString(1, second.get("id").stringValue());
            join.setString(2, email);
            join.executeUpdate();
        }
        assertThat(tenantOf(CoreSuite.signIn(email))).isEqualTo(first.get("id").stringValue());
        assertThat(admin.post("/api/tenants/" + first.get("id").stringValue() + "/suspend")
                        .status())
                .isEqualTo(200);
        assertThat(tenantOf(CoreSuite.signIn(email))).isEqualTo(second.get("id").stringValue());
    }

    private static String tenantOf(Caller.Answer signedIn) {
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
        return signedIn.json().at("/user/tenant/id").stringValue();
    }

    @Test
    void theEndpointsTellWhichPermissionsThereAre() {
        assertThat(admin.get("/api/permissions").text()).contains("partners:read", "suite-tenants:create");
    }

    private JsonNode made(String path, Map<String, Object> body) {
        Caller.Answer answer = admin.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static Map<String, Object> company(String slug, String adminEmail) {
        return Map.of(
                "slug",
                slug,
                "name",
                "Nueva",
                "adminEmail",
                adminEmail,
                "adminName",
                "Jefa",
                "adminPassword",
                Secrets.DEMO_PASSWORD);
    }

    private static String name(String start) {
        return start + UUID.randomUUID().toString().substring(0, 8);
    }
}
