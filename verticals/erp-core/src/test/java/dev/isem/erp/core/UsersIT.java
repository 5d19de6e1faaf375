package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Secrets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People of a company: who they become, and who remains to let them. */
class UsersIT {

    private final Caller admin = CoreSuite.as("admin@norte.example");

    @Test
    void aNewPersonWorksWithTheRoleGivenUntilMadeInactive() {
        JsonNode role = CoreSuite.made(
                admin,
                "/api/roles",
                Map.of("code", CoreSuite.unique("r"), "name", "Ventas", "permissions", List.of("partners:read")));
        JsonNode person = CoreSuite.made(
                admin,
                "/api/users",
                Map.of(
                        "email",
                        CoreSuite.unique("ana") + "@norte.example",
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
    void whoCanSignInAlreadyIsNotInvitedByAnotherTenant() {
        String email = CoreSuite.unique("victima") + "@sur.example";
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

        String slug = CoreSuite.unique("ajena");
        Caller.Answer opened = admin.post("/api/suite-tenants", CoreSuite.company(slug, "Nueva", email));
        assertThat(opened.status()).isEqualTo(409);
        assertThat(opened.json().at("/errors/0/pointer").stringValue()).isEqualTo("/adminEmail");
        CoreSuite.made(
                admin,
                "/api/suite-tenants",
                CoreSuite.company(slug, "Nueva", CoreSuite.unique("otra") + "@nueva.example"));
    }

    @Test
    void whoIsNoAdministratorAnyMoreHasNoUseForAnOlderToken() {
        JsonNode administrator = admin.get("/api/roles?q=administrator").json().get(0);
        List<String> all = List.of(administrator.get("id").stringValue());
        JsonNode person = CoreSuite.made(
                admin,
                "/api/users",
                Map.of(
                        "email",
                        CoreSuite.unique("exjefe") + "@norte.example",
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
        assertThat(former.get("/api/users").status()).isEqualTo(401);
        Caller.Answer self = former.with("If-Match", "\"2\"").put(one, Map.of("name", "E", "roleIds", all));
        assertThat(self.status()).isEqualTo(401);
        Map<String, Object> role = Map.of("code", CoreSuite.unique("t"), "name", "Todo", "permissions", List.of("*:*"));
        assertThat(former.post("/api/roles", role).status()).isEqualTo(401);
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
        String first = CoreSuite.unique("una") + "@dos.example";
        String second = CoreSuite.unique("otra") + "@dos.example";
        CoreSuite.made(admin, "/api/suite-tenants", CoreSuite.company(CoreSuite.unique("dos"), "Nueva", first));
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
        Caller remaining;
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
            remaining = left.get().status() == 200 ? one : other;
        }
        assertThat(List.of(
                        remaining.get(firstAt).json(), remaining.get(secondAt).json()))
                .filteredOn(person -> !person.get("roleIds").isEmpty())
                .hasSize(1);
    }

    private static int waiting(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
