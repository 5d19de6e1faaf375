package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Secrets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Roles of a company, and what they let people do. */
class RolesIT {

    private final Caller admin = CoreSuite.as("admin@norte.example");

    @Test
    void aRoleHoldsApprovalsThatHaveANameOfTheirOwn() {
        List<String> approvals =
                List.of("estimates:approve", "estimates:approve-director", "orders:approve-high-value");
        JsonNode role = CoreSuite.made(
                admin,
                "/api/roles",
                Map.of("code", CoreSuite.unique("d"), "name", "Dirección", "permissions", approvals));
        JsonNode kept = admin.get("/api/roles/" + role.get("id").stringValue()).json();
        assertThat(kept.get("permissions").values().stream().map(JsonNode::stringValue))
                .containsExactlyElementsOf(approvals);
    }

    @Test
    void nobodyGrantsWhatTheyLack() {
        JsonNode role = CoreSuite.made(
                admin,
                "/api/roles",
                Map.of(
                        "code",
                        CoreSuite.unique("hr"),
                        "name",
                        "Personal",
                        "permissions",
                        List.of("users:*", "roles:*")));
        JsonNode person = CoreSuite.made(
                admin,
                "/api/users",
                Map.of(
                        "email",
                        CoreSuite.unique("hr") + "@norte.example",
                        "name",
                        "Recursos",
                        "password",
                        Secrets.DEMO_PASSWORD,
                        "roleIds",
                        List.of(role.get("id").stringValue())));
        Caller hr = CoreSuite.as(person.get("email").stringValue());
        Map<String, Object> all = Map.of("code", CoreSuite.unique("x"), "name", "Todo", "permissions", List.of("*:*"));
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
    void nobodyStripsOrDeletesARoleAboveTheirs() {
        JsonNode above = role("dir", "purchase-orders:approve-director", "partners:read");
        JsonNode beside = role("alm", "roles:read");
        Caller keeper = holderOf(role("rol", "roles:*"));
        Caller first = keeper.with("If-Match", "\"1\"");
        Map<String, Object> nothing = Map.of("code", CoreSuite.unique("n"), "name", "Nada", "permissions", List.of());

        assertThat(first.put(pathOf(above), nothing).status()).isEqualTo(403);
        assertThat(keeper.delete(pathOf(above)).status()).isEqualTo(403);
        assertThat(keeper.delete(pathOf(above)).text()).contains("stayed as it was");
        assertThat(admin.get(pathOf(above)).json().get("permissions").size()).isEqualTo(2);
        assertThat(first.put(pathOf(beside), nothing).status()).isEqualTo(200);
        assertThat(keeper.delete(pathOf(beside)).status()).isEqualTo(204);
        assertThat(admin.delete(pathOf(above)).status()).isEqualTo(204);
    }

    @Test
    void aRoleHoldsAllPermissionsOfTheSuite() {
        String[] all = IntStream.range(0, 250)
                .mapToObj(each -> "r" + "x".repeat(each % 25) + (char) ('a' + each / 25) + ":read")
                .toArray(String[]::new);
        JsonNode role = role("todo", all);
        assertThat(admin.get(pathOf(role)).json().get("permissions").size()).isEqualTo(250);
        Map<String, Object> tooMany = Map.of(
                "code", CoreSuite.unique("x"), "name", "X", "permissions", Collections.nCopies(1001, "partners:read"));
        assertThat(admin.post("/api/roles", tooMany).text()).contains("At most 1000 entries");
    }

    private JsonNode role(String code, String... permissions) {
        return CoreSuite.made(
                admin,
                "/api/roles",
                Map.of("code", CoreSuite.unique(code), "name", "Rol", "permissions", List.of(permissions)));
    }

    private Caller holderOf(JsonNode role) {
        String email = CoreSuite.unique("rol") + "@norte.example";
        List<String> roles = List.of(role.get("id").stringValue());
        CoreSuite.made(
                admin,
                "/api/users",
                Map.of("email", email, "name", "R", "password", Secrets.DEMO_PASSWORD, "roleIds", roles));
        return CoreSuite.as(email);
    }

    private static String pathOf(JsonNode role) {
        return "/api/roles/" + role.get("id").stringValue();
    }

    @Test
    void systemRolesDoNotChange() {
        JsonNode reader = admin.get("/api/roles?q=reader").json().get(0);
        Caller.Answer answer = admin.with("If-Match", "\"1\"")
                .put("/api/roles/" + reader.get("id").stringValue(), Map.of("code", "reader", "name", "Todo"));
        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void theEndpointsTellWhichPermissionsThereAre() {
        assertThat(admin.get("/api/permissions").text()).contains("partners:read", "suite-tenants:create");
    }
}
