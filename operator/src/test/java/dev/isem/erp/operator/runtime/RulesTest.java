package dev.isem.erp.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operator's rights, as the chart grants them. */
class RulesTest {

    @Test
    void noRuleIsAWildcard() throws IOException {
        assertThat(rules()).noneMatch(rule -> rule.toString().contains("*"));
    }

    /** I8; fails with the right {@code get} on Secrets. */
    @Test
    void noSecretCanBeReadChangedOrDeleted() throws IOException {
        assertThat(rules())
                .filteredOn(rule -> rule.path("resources").toString().contains("secrets"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.path("verbs").toString()).isEqualTo("[\"create\"]"));
    }

    @Test
    void whatIsCreatedByServerSideApplyMayBePatchedToo() throws IOException {
        assertThat(rules())
                .filteredOn(rule -> rule.path("verbs").toString().contains("patch")
                        && !rule.path("resources").toString().contains("erp"))
                .allMatch(rule -> rule.path("verbs").toString().contains("create"));
    }

    private static List<JsonNode> rules() throws IOException {
        JsonNode file = Serialization.unmarshal(
                Files.readString(Path.of("../helm/erp-operator/files/rules.yaml")), JsonNode.class);
        var rules = new ArrayList<JsonNode>();
        file.forEach(part -> part.forEach(rules::add));
        return rules;
    }
}
