package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVertical;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A vertical that nobody foresaw, in another language: a manifest and an image that keeps the contract are all it takes. */
@Order(9)
class ForeignVerticalIT {
    private static final String HOST = "api.visits." + Installation.DOMAIN;

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void isMigratedServedAndReadsItsNeighbour() throws Exception {
        installation.runDemo("erp-core");
        Releases.foreign(Path.of("foreign"), "visits", "1.0.0");
        var visits = Serialization.unmarshal("""
                apiVersion: erp.isem.dev/v1alpha1
                kind: ErpVertical
                metadata: {name: visits}
                spec:
                  suiteRef: {name: isem}
                  version: 1.0.0
                  subdomain: visits
                  frontend: {port: 3970}
                  backend: {port: 3971}
                  schemas: [visits]
                  requires: [core.partners]
                  references: ["visits.visits(partner_id) -> core.partners"]
                """, ErpVertical.class);
        installation.apply(visits);
        try {
            var ready = installation.awaitReady("visits").getStatus();
            assertThat(ready.migration().outcome()).isEqualTo("Migrated");
            assertThat(ready.schemaVersion()).isEqualTo(1);
            assertThat(Visitor.get(HOST, "/health").body()).isEqualTo("{\"status\":\"ok\",\"db\":true}");
            assertThat(Visitor.get("visits." + Installation.DOMAIN, "/").body()).contains("Visits");

            assertThat(Visitor.get(HOST, "/partners/" + DemoTenant.id("norte")).body())
                    .as("the core's partners of one tenant")
                    .isEqualTo("{\"partners\":10}");
            assertThat(Visitor.get(HOST, "/partners/00000000-0000-0000-0000-000000000000")
                            .body())
                    .isEqualTo("{\"partners\":0}");
            try (var migrator = Psql.as(installation, "erp_migrator_visits", "visits-db-migrator")) {
                migrator.run("SET ROLE erp_owner_visits");
                assertThat(
                                migrator.column(
                                        "SELECT confrelid::regclass::text FROM pg_constraint WHERE conrelid = 'visits.visits'::regclass AND contype = 'f'"))
                        .as("the key that link made")
                        .containsExactly("core.partners");
            }
        } finally {
            installation.client().resource(visits).delete();
        }
    }
}
