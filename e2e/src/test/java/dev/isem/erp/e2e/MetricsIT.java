package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What Prometheus reads from running back ends is what the chart's alerts and dashboards are written for. */
@Order(12)
class MetricsIT {

    private static final Path RECORD = Path.of("..", "helm", "test", "monitoring", "testdata", "backend.metrics");

    private final Installation installation = new Installation();

    @AfterEach
    void close() {
        installation.client().close();
    }

    @Test
    void everyBackEndShowsWhatIsRecorded() throws IOException {
        installation.withCoreAndConstruccion();
        List<String> recorded = Files.readAllLines(RECORD);
        for (String vertical : List.of("erp-core", "construccion")) {
            assertThat(shownBy(vertical)).as(vertical).containsAll(recorded);
        }
    }

    /** By the port and path of the chart's PodMonitor, through the API server. */
    private List<String> shownBy(String vertical) {
        String pod = installation
                .client()
                .pods()
                .inNamespace(Installation.NAMESPACE)
                .withLabel("app.kubernetes.io/managed-by", "erp-operator")
                .withLabel("app.kubernetes.io/component", "backend")
                .withLabel("app.kubernetes.io/instance", vertical)
                .list()
                .getItems()
                .getFirst()
                .getMetadata()
                .getName();
        String path = "/api/v1/namespaces/" + Installation.NAMESPACE + "/pods/" + pod + ":9000/proxy/metrics";
        return installation
                .client()
                .raw(path)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(MetricsIT::withoutValues)
                .distinct()
                .toList();
    }

    /** {@code up{job="a"} 1} is {@code up{job}}. */
    private static String withoutValues(String line) {
        int labels = line.indexOf('{');
        if (labels < 0) {
            return line.substring(0, line.indexOf(' '));
        }
        return line.substring(0, labels)
                + Arrays.stream(line.substring(labels + 1, line.lastIndexOf('}'))
                                .split("=\"[^\"]*\",?"))
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
