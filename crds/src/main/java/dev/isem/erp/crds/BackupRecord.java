package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** One backup, as the step said that made it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BackupRecord(
        @JsonPropertyDescription("Value of the annotation erp.isem.dev/restore that brings it back.") @Nullable
        String id,

        @JsonPropertyDescription("When it was made, RFC 3339.") @Nullable
        String at,

        @JsonPropertyDescription("Version that brought the schema: ask for it, or a newer one, with the restore.")
        @Nullable
        String version,

        @JsonPropertyDescription("Newest migration script in it.") @Nullable
        Integer schema,

        @JsonPropertyDescription("Size in bytes.") @Nullable Long bytes,

        @JsonPropertyDescription("Rows in it.") @Nullable Long rows) {}
