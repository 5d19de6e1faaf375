package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVertical;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A suite whose two applications stand at the first release's schema, with two companies' data in it, is brought to today's
 * by today's manifests. What the first release left is in the verticals' test resources, and each tests it by itself.
 */
@Order(93)
@Tag("prove")
class FromTheFirstReleaseIT {
    private static final String CORE = "erp-core";
    private static final String CONSTRUCCION = "construccion";
    private static final String CORE_API = "api." + Installation.DOMAIN;
    private static final String CONSTRUCCION_API = "api.construccion." + Installation.DOMAIN;
    private static final String PASSWORD = "first-password-1";

    /** As it came with the release: contracts and purchase orders refer to partners since. */
    private static final String MANIFEST = """
            apiVersion: erp.isem.dev/v1alpha1
            kind: ErpVertical
            metadata: {name: construccion}
            spec:
              suiteRef: {name: isem}
              version: 0.1.0
              title: Construcción
              subdomain: construccion
              frontend: {port: 3020}
              backend: {port: 3021}
              schemas: [construccion, construccion_budgets, construccion_estimates, construccion_contracts,
                construccion_purchasing, construccion_hr, construccion_hse]
              requires: [auth.tenants, auth.users, core.partners]
              references: ["construccion.projects(partner_id) -> core.partners"]
              redis: {db: 1}
            """;

    private final Installation installation = new Installation().afresh();

    @Test
    void bothVerticalsReachTodaysSchemaAndServeWhatTheFirstReleaseLeft() throws Exception {
        Releases.first(CORE, 9);
        Releases.first(CONSTRUCCION, 3);
        installation.applyVertical(CORE, Releases.FIRST);
        installation.apply(Serialization.unmarshal(MANIFEST, ErpVertical.class));
        assertThat(installation.awaitReady(CORE).getStatus().schemaVersion()).isEqualTo(9);
        assertThat(installation.awaitReady(CONSTRUCCION).getStatus().schemaVersion())
                .isEqualTo(3);
        load(CORE, "erp_core");
        load(CONSTRUCCION, "construccion");

        // when
        installation.applyVertical(CORE);
        installation.applyVertical(CONSTRUCCION);

        // then
        for (String vertical : List.of(CORE, CONSTRUCCION)) {
            var status = installation.awaitReady(vertical).getStatus();
            assertThat(status.version()).isEqualTo("1.0.0");
            assertThat(status.schemaVersion()).isEqualTo(Releases.newest(vertical));
            assertThat(status.migration().outcome()).isEqualTo("Migrated");
        }
        String ada = Visitor.signIn(CORE_API, "ada@pionera.example", PASSWORD);
        assertThat(body(CORE_API, "/api/partners", ada))
                .contains("Desarrollos del Valle", "2500000.00", "Cementos y Varillas")
                .doesNotContain("Hoteles del Caribe");
        assertThat(body(CONSTRUCCION_API, "/api/projects", ada))
                .contains("Puente Río Bravo", "Bodega de la feria", "1500000.00")
                .doesNotContain("Hotel Bahía");
        assertThat(body(CONSTRUCCION_API, "/api/budgets", ada))
                .contains("PRE-2024-000001", "PRE-2025-000001", "PRE-2025-000002", "1000.50", "22995.03", "333331.63")
                .doesNotContain("999.90");
        String beto = Visitor.signIn(CORE_API, "beto@vecina.example", PASSWORD);
        assertThat(body(CONSTRUCCION_API, "/api/budgets", beto))
                .contains("PRE-2025-000001", "PRE-2025-000002", "999.90")
                .doesNotContain("22995.03", "PRE-2024");
        assertThat(Visitor.get(CONSTRUCCION_API, "/api/projects/a0000000-0000-4000-8000-000000000101", beto)
                        .statusCode())
                .isEqualTo(404);
    }

    /** As the vertical's owner, in one transaction. */
    private void load(String vertical, String role) throws Exception {
        Path rows = Path.of("..", "verticals", vertical, "src", "test", "resources", "first-release-rows.sql");
        try (var owner = Psql.as(installation, "erp_migrator_" + role, vertical + "-db-migrator")) {
            owner.run("SET ROLE erp_owner_" + role);
            owner.run(Files.readString(rows));
        }
    }

    private static String body(String host, String path, String token) throws Exception {
        var answer = Visitor.get(host, path, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
