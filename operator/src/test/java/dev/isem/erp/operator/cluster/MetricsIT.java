package dev.isem.erp.operator.cluster;

import dev.isem.erp.operator.Golden;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What {@code /metrics} of a running operator shows, by name and labels: the record that alerts and dashboards are held
 * to. {@code -Dgolden=write} writes it anew.
 */
class MetricsIT {

    private static final Path RECORD = Path.of("../helm/test/monitoring/testdata/operator.metrics");

    private final Stage stage = new Stage();

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void theRecordOfItsMetricsIsCurrent() {
        stage.startOperator("one");
        stage.bothServe();
        refuseAWrite();
        Golden.check(RECORD, String.join("\n", scrape()) + "\n");
    }

    /** Counters of failures are there from the first one on. */
    private void refuseAWrite() {
        stage.client
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("retail-backend")
                        .endMetadata()
                        .withNewSpec()
                        .addNewPort()
                        .withPort(80)
                        .endPort()
                        .endSpec()
                        .build())
                .inNamespace(stage.namespace)
                .create();
        stage.kubelet.succeeds("retail", "1.0.0", 0, 1);
        stage.apply(Manifests.vertical("retail", 3050, 4));
        stage.waitForReason("retail", "NameTaken");
        // The status is written before the pass ends, and only its end is counted.
        stage.until(
                "the refused pass is counted",
                () -> scrape().stream().anyMatch(each -> each.startsWith("operator_sdk_reconciliations_failed_total")));
    }

    private List<String> scrape() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + stage.port() + "/metrics"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(MetricsIT::withoutValues)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
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
