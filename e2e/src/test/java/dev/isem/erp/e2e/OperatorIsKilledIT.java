package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The operator keeps nothing that matters in memory: killed during a migration, it finds its way. */
@Order(10)
class OperatorIsKilledIT {
    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void exactlyOneMigrationSucceeds() throws Exception {
        Releases.build("1.0.0", "1.1.0");
        Releases.build("1.1.0", "1.2.0");
        Releases.build("1.2.0", "1.3.1");
        Releases.build("1.3.1", "1.4.0");
        installation.editVersion("construccion", "1.3.1");
        installation.awaitReady("construccion");

        // given a migration that takes its time
        installation.editVersion("construccion", "1.4.0");
        installation.await(
                "the migration to 1.4.0 to run",
                Installation.UP,
                () -> installation.migrations("construccion").stream().anyMatch(OperatorIsKilledIT::runs));

        // when the operator is killed, with no time to say goodbye
        installation
                .client()
                .pods()
                .inNamespace("erp-system")
                .withLabel("app.kubernetes.io/name", "erp-operator")
                .withGracePeriod(0)
                .delete();

        // then
        var migrated = installation.awaitReady("construccion");
        assertThat(migrated.getStatus().version()).isEqualTo("1.4.0");
        assertThat(migrated.getStatus().migration().attempts()).isEqualTo(1);
        assertThat(installation.migrations("construccion").stream()
                        .filter(job -> job.getMetadata()
                                .getName()
                                .equals(migrated.getStatus().migration().job()))
                        .filter(OperatorIsKilledIT::succeeded))
                .hasSize(1);
        assertThat(installation.migrations("construccion")).noneMatch(OperatorIsKilledIT::runs);
    }

    private static boolean runs(Job job) {
        return Integer.valueOf(1).equals(job.getStatus().getActive());
    }

    private static boolean succeeded(Job job) {
        return Integer.valueOf(1).equals(job.getStatus().getSucceeded());
    }
}
