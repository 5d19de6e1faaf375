package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far spec.release has come. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReleaseProgress(
        @JsonPropertyDescription(
                "Verticals that are ready at the release's version, of all that it names, such as 3/7.")
        @Nullable
        String progress,

        @JsonPropertyDescription("The rest of this in a sentence, for kubectl get.") @Nullable
        String state,

        @JsonPropertyDescription("Verticals whose turn it is.") @Nullable
        List<String> changing,

        @JsonPropertyDescription("Of those, the ones whose migration waits for a person's approval.") @Nullable
        List<String> awaitingApproval,

        @JsonPropertyDescription("Verticals whose turn is still to come.") @Nullable
        List<String> waiting,

        @JsonPropertyDescription("Verticals that cannot reach their version as things are; each says why itself.")
        @Nullable
        List<String> failed,

        @JsonPropertyDescription("Verticals that do not begin, since they need one that failed.") @Nullable
        List<Halted> halted,

        @JsonPropertyDescription("Verticals that are passed over while spec.suspend of theirs is true.") @Nullable
        List<String> suspended,

        @JsonPropertyDescription("Names in versions that no vertical of the suite has.") @Nullable
        List<String> unknown) {

    /** A vertical that does not begin, and because of whom. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Halted(
            @JsonPropertyDescription("The vertical.") @Nullable
            String name,

            @JsonPropertyDescription("The vertical that failed.") @Nullable
            String by) {}
}
