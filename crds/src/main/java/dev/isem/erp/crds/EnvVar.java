package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A plain environment variable. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "!self.name.matches('(?i)(password|passwd|secret|token|private_?key)') || self.name.endsWith('_FILE')",
        message = "a secret may not stand in a manifest; mount it from a Secret instead")
public record EnvVar(
        @JsonPropertyDescription("Name.") @Required @Size(min = 1, max = 128) @Pattern("^[A-Za-z_][A-Za-z0-9_]*$")
        String name,

        @JsonPropertyDescription("Value.") @Required @Size(min = 1, max = 2048)
        String value) {}
