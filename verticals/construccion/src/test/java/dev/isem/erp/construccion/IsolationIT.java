package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.check.DatabaseCheck;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Catalogue;
import dev.isem.erp.platform.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IsolationIT {

    @Test
    void everyTableKeepsTenantsApart() throws SQLException {
        try (Connection catalogue = ConstruccionSuite.DATABASE.superuser()) {
            assertThat(Catalogue.brokenRules(catalogue, ConstruccionSuite.SCHEMAS))
                    .isEmpty();
        }
    }

    @Test
    void theServingRoleSeesNothingWithoutATenantAndOnlyWhatTheManifestRequires() {
        DatabaseCheck.Report report = DatabaseCheck.run(ConstruccionSuite.CONSTRUCCION.bean(Settings.class));
        assertThat(report.findings()).isEmpty();
        assertThat(report.tables())
                .containsEntry("construccion.projects", "0")
                .containsEntry("core.partners", "0")
                .containsEntry("core.products", "denied");
    }

    @Test
    void permissionsCutEndpointsAndScreensAlike() {
        Caller reader = ConstruccionSuite.anonymous()
                .bearing(ConstruccionSuite.ISSUER.token(ConstruccionSuite.NORTE, "projects:read"));
        assertThat(reader.get("/api/projects").status()).isEqualTo(200);
        assertThat(reader.get("/api/budgets").status()).isEqualTo(403);
        assertThat(reader.get("/api/meta").json().get("resources").size()).isEqualTo(1);
        assertThat(ConstruccionSuite.anonymous().get("/api/projects").status()).isEqualTo(401);
    }

    @Test
    void theScreensAreToldUnderWhichNameARecordIsGuarded() {
        Caller reader = ConstruccionSuite.anonymous()
                .bearing(ConstruccionSuite.ISSUER.token(ConstruccionSuite.NORTE, "budgets:read"));
        Map<String, String> guards = new HashMap<>();
        reader.get("/api/meta")
                .json()
                .get("resources")
                .forEach(resource -> guards.put(
                        resource.get("name").stringValue(),
                        resource.path("permission").asString("")));
        assertThat(guards).containsEntry("budgets", "").containsEntry("budget-lines", "budgets");
    }

    @Test
    void theScreensAreToldWhatTellsRecordsApartAndWhatNarrowsAChoice() {
        JsonNode meta = ConstruccionSuite.administratorOf(ConstruccionSuite.NORTE)
                .get("/api/meta")
                .json();
        assertThat(described(meta.get("resources"), "site-stock").get("toldApartBy"))
                .isEqualTo(JsonMapper.shared().valueToTree(List.of("code", "projectName")));
        assertThat(described(meta.get("resources"), "requisitions").has("toldApartBy"))
                .isFalse();
        JsonNode line =
                described(described(meta.get("resources"), "receipt-lines").get("fields"), "orderLineId");
        assertThat(line.get("within"))
                .isEqualTo(JsonMapper.shared().valueToTree(Map.of("by", "orderId", "of", "receiptId")));
        JsonNode part = described(described(meta.get("resources"), "wbs-items").get("fields"), "parentId");
        assertThat(part.get("within")).isEqualTo(JsonMapper.shared().valueToTree(Map.of("by", "projectId")));
    }

    private static JsonNode described(JsonNode all, String name) {
        return all.values().stream()
                .filter(it -> it.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void healthIsExact() {
        Caller.Answer health = ConstruccionSuite.anonymous().get("/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).isEqualTo("{\"status\":\"ok\",\"db\":true}");
    }
}
