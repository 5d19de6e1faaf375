package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** That a vertical's schemas are copied before its scripts run. */
@JsonIgnoreProperties(ignoreUnknown = true)
// {} switches backups on: written out, it must not vanish.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BackupPolicy(
        @JsonPropertyDescription("Backups of this vertical that stay; older ones go when a new one is good.")
        @Default("3")
        @Min(1)
        @Max(30)
        Integer keep) {

    public BackupPolicy {
        keep = keep == null ? 3 : keep;
    }
}
