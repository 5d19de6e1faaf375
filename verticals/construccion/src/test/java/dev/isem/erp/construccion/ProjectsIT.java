package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.kit.Caller;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Works from tender to hand-over. */
class ProjectsIT {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String CLIENT = DemoData.id("norte", "cliente-1").toString();

    private final Caller norte = ConstruccionSuite.administratorOf(ConstruccionSuite.NORTE);

    @Test
    void aProjectShowsItsClientByNameAndMovesFromTenderToClosed() {
        String one = "/api/projects/" + project().get("id").stringValue();
        assertThat(norte.get(one).json().get("partnerName").stringValue()).isEqualTo("cliente-1 de norte");
        assertThat(norte.post(one + "/start").status()).isEqualTo(409);
        assertThat(norte.post(one + "/contract").json().get("status").stringValue())
                .isEqualTo("contracted");
        assertThat(norte.post(one + "/start").json().get("status").stringValue())
                .isEqualTo("active");
        assertThat(norte.post(one + "/close").json().get("status").stringValue())
                .isEqualTo("closed");
        assertThat(norte.post(one + "/vanish").status()).isEqualTo(404);
    }

    @Test
    void aClientOfAnotherTenantIsAsAbsentAsARandomOne() {
        Map<String, Object> body = projectOf(DemoData.id("sur", "cliente-1").toString());
        Caller.Answer foreign = norte.post("/api/projects", body);
        Caller.Answer random =
                norte.post("/api/projects", projectOf(UUID.randomUUID().toString()));
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.json().at("/errors/0/pointer").stringValue()).isEqualTo("/partnerId");
        assertThat(foreign.text()).isEqualTo(random.text());
    }

    @Test
    void aProjectCannotEndBeforeItStarts() {
        Map<String, Object> body =
                Map.of("code", "X", "name", "X", "partnerId", CLIENT, "startsOn", "2026-02-02", "endsOn", "2026-02-01");
        assertThat(norte.post("/api/projects", body)
                        .json()
                        .at("/errors/0/pointer")
                        .stringValue())
                .isEqualTo("/endsOn");
    }

    @Test
    void aProjectWithBudgetsIsNotDeleted() {
        JsonNode project = project();
        budget(project);
        assertThat(norte.delete("/api/projects/" + project.get("id").stringValue())
                        .status())
                .isEqualTo(409);
    }

    private JsonNode project() {
        return made("/api/projects", projectOf(CLIENT));
    }

    private static Map<String, Object> projectOf(String partner) {
        return Map.of("code", "P-" + NEXT.incrementAndGet(), "name", "Obra de prueba", "partnerId", partner);
    }

    private JsonNode budget(JsonNode project) {
        return made("/api/budgets", Map.of("projectId", project.get("id").stringValue(), "name", "Base"));
    }

    private JsonNode made(String path, Map<String, Object> body) {
        Caller.Answer answer = norte.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }
}
