package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalSpec;
import dev.isem.erp.operator.Golden;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes wrong is refused at once or said by {@code kubectl get}: with its reason, the culprit and what to do. Nobody
 * else is touched by it, and what was undone is whole again. docs/faults.md is what people see.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final Path PAGE = Path.of("../docs/faults.md");

    private final List<String> seen = new ArrayList<>();
    private final Stage stage = new Stage();
    private final FaultyHands hands = new FaultyHands(stage);

    @BeforeAll
    void start() {
        stage.startOperator("one");
        stage.bothServe();
    }

    @AfterAll
    void end() {
        stage.close();
    }

    static List<JsonNode> faults() throws IOException {
        var faults = new ArrayList<JsonNode>();
        String yaml = Files.readString(Path.of("src/test/resources/faults/faults.yaml"));
        Serialization.unmarshal("faults:\n" + yaml, JsonNode.class)
                .path("faults")
                .forEach(faults::add);
        return faults;
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isRefusedOrExplained(JsonNode fault) {
        ErpVerticalSpec before = stage.vertical("construccion").getSpec();
        String core = untouched();
        System.err.println(
                "FAULT " + java.time.Instant.now() + " " + fault.path("fault").asText());
        String answer = hands.commit(fault);
        if (fault.has("refused")) {
            assertThat(answer).contains(fault.path("refused").asText());
        } else {
            answer = hands.lookUntilExplained(fault);
        }
        remember(fault, answer);
        assertThat(stage.backendImage("construccion")).endsWith(fault.has("unready") ? "2.0.15" : ":1.0.0");
        assertThat(untouched()).as("the other vertical").isEqualTo(core);
        if (!fault.has("delete")) {
            hands.undo(fault, before);
            waitUntilWhole();
        }
    }

    /** Run with {@code -Dgolden=write} to write the page anew. */
    @Order(2)
    @Test
    void thePageShowsWhatWasSeen() {
        String page = """
                # Faults

                %d things that go wrong, each done to a running suite on a real API server, and what a person sees then. The kubelet's part is played: no image runs.
                Written by the test that does them; hashes are left out, and columns are closed up.

                Of the four problems that the suite's handbook knew before there was an operator, "connection refused" is "A database that does not answer" and "The database has no ready pod",
                "schema not found" is "The owner of a table is not migrated yet" and "A table that its owner does not have yet", and "tenant not found" is "A database that was changed by hand".
                "Auth failed" came from a secret that each vertical had to be given alike; none is shared any more: back ends ask the core for the keys that it signs with.

                """.formatted(seen.size()) + String.join("\n", seen);
        Golden.check(PAGE, page);
    }

    /** Ready comes before the last pod of what was undone has gone; the next fault's line would still count it. */
    private void waitUntilWhole() {
        stage.waitForReady("construccion", "1.0.0");
        stage.until(
                "construccion has its own pod only",
                () -> Integer.valueOf(1)
                        .equals(stage.vertical("construccion").getStatus().replicas()));
    }

    private void remember(JsonNode fault, String answer) {
        seen.add("## %d. %s%n%n```%n%s```%n"
                .formatted(seen.size() + 1, fault.path("fault").asText(), answer));
    }

    /** Whatever happens to construccion is nothing to the pods of the core. */
    private String untouched() {
        ErpVertical core = stage.vertical("erp-core");
        return core.getStatus().serving() + " "
                + stage.client
                        .apps()
                        .deployments()
                        .inNamespace(stage.namespace)
                        .withName("erp-core-backend")
                        .get()
                        .getSpec();
    }
}
