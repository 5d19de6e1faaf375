package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVertical;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What construccion holds, no younger vertical gets: it is told by whom it is held. */
@Order(6)
class ClaimOfAnotherIT {
    private final Installation installation = new Installation().withCoreAndConstruccion();

    @ParameterizedTest
    @CsvSource({
        "claims-schema, construccion_hr, claims,       9, construccion_hr",
        "claims-host,   claims,          construccion, 9, construccion.e2e.localhost",
        "claims-redis,  claims,          claims,       1, Redis DB 1",
    })
    void isRefusedAndNamesTheHolder(String name, String schema, String subdomain, int db, String claimed) {
        var before = installation.vertical("construccion").orElseThrow();
        var claimant = Serialization.unmarshal("""
                apiVersion: erp.isem.dev/v1alpha1
                kind: ErpVertical
                metadata: {name: %s}
                spec:
                  suiteRef: {name: isem}
                  version: 1.0.0
                  subdomain: %s
                  frontend: {port: 3990}
                  backend: {port: 3991}
                  schemas: [%s]
                  redis: {db: %d}
                """.formatted(name, subdomain, schema, db), ErpVertical.class);
        installation.apply(claimant);
        try {
            var refused = installation.awaitVertical(
                    name,
                    "is refused",
                    Installation.UP,
                    v -> v.getStatus() != null
                            && Installation.condition(v.getStatus(), "Stalled").isPresent());
            assertThat(Installation.ready(refused).getReason()).isEqualTo("Conflict");
            assertThat(Installation.ready(refused).getMessage()).contains("construccion", claimed);
            assertThat(installation.migrations(name)).isEmpty();
            assertThat(installation.pods(name, "backend")).isEmpty();
            assertThat(installation.status("construccion")).isEqualTo(before.getStatus());
        } finally {
            installation.client().resource(refOf(claimant)).delete();
        }
    }

    private static ErpVertical refOf(ErpVertical claimant) {
        claimant.getMetadata().setNamespace(Installation.NAMESPACE);
        return claimant;
    }
}
