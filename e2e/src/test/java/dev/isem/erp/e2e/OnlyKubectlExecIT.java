package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Whoever is on call with somebody else's machine asks the operator's own pod what is going on. */
@Order(12)
class OnlyKubectlExecIT {

    private final Installation installation = new Installation();

    @AfterEach
    void close() {
        installation.client().close();
    }

    @Test
    void thePluginInTheOperatorsImageTellsTheStateOfTheSuite() throws Exception {
        installation.withCoreAndConstruccion();
        var said = new ByteArrayOutputStream();
        var pod = installation
                .client()
                .pods()
                .inNamespace("erp-system")
                .withLabel("app.kubernetes.io/name", "erp-operator")
                .list()
                .getItems()
                .getFirst();
        try (var run = installation
                .client()
                .pods()
                .resource(pod)
                .writingOutput(said)
                .writingError(said)
                .exec("kubectl-erp", "status", "-n", Installation.NAMESPACE)) {
            assertThat(run.exitCode().get(60, TimeUnit.SECONDS))
                    .as(said.toString(StandardCharsets.UTF_8))
                    .isZero();
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("2 of 2 verticals ready", "erp-core", "construccion");
    }
}
