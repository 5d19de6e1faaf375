package dev.isem.erp.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.isem.erp.operator.Golden;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private static final Path PAGE = Path.of("../docs/reasons.md");
    private static final Path PLUGIN = Path.of("../kubectl-erp/reason/reasons.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Run with {@code -Dgolden=write} to write the page and the plugin's copy anew. */
    @Test
    void thePageTellsEveryReason() {
        String page = """
                # Reasons

                What `kubectl get erpv` shows under REASON, and what the conditions of a vertical or a suite give as their reason. The message beside it names the
                culprit. This page is made from the operator's code.

                | reason | what is the case | what to do |
                |---|---|---|
                """
                + Arrays.stream(Reason.values())
                        .map(each -> "| %s | %s | %s |%n".formatted(each.code(), each.meaning(), each.remedy()))
                        .collect(Collectors.joining());
        Golden.check(PAGE, page);
    }

    /** {@code kubectl erp why} says the same as the page. */
    @Test
    void thePluginKnowsEveryReason() {
        ArrayNode reasons = JSON.createArrayNode();
        for (Reason each : Reason.values()) {
            reasons.addObject()
                    .put("reason", each.code())
                    .put("meaning", each.meaning())
                    .put("remedy", each.remedy());
        }
        Golden.check(PLUGIN, reasons.toPrettyString() + "\n");
    }

    /** What no case of the planner shows, nobody has seen; the other two come from refused writes. */
    @Test
    void everyReasonOfAVerticalHasACase() throws IOException {
        Set<String> seen = new TreeSet<>();
        try (var cases = Files.walk(Path.of("src/test/resources/plan"))) {
            for (Path file : cases.filter(each -> each.endsWith("then.yaml")).toList()) {
                JsonNode then = JSON.valueToTree(Serialization.unmarshal(Files.readString(file), Object.class));
                then.path("status")
                        .path("conditions")
                        .forEach(each -> seen.add(each.path("reason").asText()));
            }
        }
        assertThat(Arrays.stream(Reason.values()).map(Reason::code))
                .containsAll(seen)
                .filteredOn(code -> !seen.contains(code))
                .containsExactlyInAnyOrder("NameTaken", "WriteRefused", "ServersReady", "ServersStarting");
    }
}
