package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** How many pods the load may ask for. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "self.minReplicas <= self.maxReplicas",
        message = "autoscaling.minReplicas must not be above autoscaling.maxReplicas")
public record Autoscaling(
        @JsonPropertyDescription("Fewest pods.") @Default("1") @Min(1) @Max(100)
        Integer minReplicas,

        @JsonPropertyDescription("Most pods. The database's connections are counted for all of them.")
        @Required
        @Min(1)
        @Max(100)
        Integer maxReplicas,

        @JsonPropertyDescription("Share of the requested CPU, in percent, above which pods are added.")
        @Default("70")
        @Min(1)
        @Max(100)
        Integer cpuPercent) {}
