package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The volume that backups of all verticals are kept on. It outlives the suite. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BackupVolume(
        @JsonPropertyDescription(
                "Size of the PersistentVolumeClaim <suite>-backups, as a Kubernetes quantity. It counts"
                        + " when the claim is made; enlarge the claim itself afterwards.")
        @Default("5Gi")
        @Size(max = 20)
        @Pattern("^[1-9][0-9]*(Mi|Gi|Ti)$")
        String storage,

        @JsonPropertyDescription("StorageClass of that claim. Without it the cluster's default class is used.")
        @Size(max = 253)
        @Nullable
        String storageClassName,

        @JsonPropertyDescription(
                "A PersistentVolumeClaim of this namespace that exists already, instead of that claim.")
        @Size(max = 253)
        @Nullable
        String claimName) {

    /** What the schema's defaults say. */
    public static final BackupVolume DEFAULT = new BackupVolume("5Gi", null, null);
}
