package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Versions of several verticals by one edit: they change one after another, in the order in which they need each other. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "!has(self.canary) || self.canary in self.versions",
        message = "canary must be one of the verticals in versions")
public record ReleaseTrain(
        @JsonPropertyDescription("Version of each vertical by its name. It decides while it is here, whatever"
                + " spec.version of the vertical says; that is never written. A vertical that is not named goes by its"
                + " own spec.version. Upwards owners of tables come before those who read them, downwards after.")
        @Required
        @Size(min = 1, max = 64)
        Map<
                        @Size(max = 40) String,
                        @Size(min = 1, max = 63)
                        @Pattern("^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]*[0-9A-Za-z])?$")
                        String>
                versions,

        @JsonPropertyDescription("Vertical that goes first, as far as those allow that must change before it. Nobody"
                + " else begins before it is ready at its version, so its failure halts the release.")
        @Size(max = 40)
        @Nullable
        String canary,

        @JsonPropertyDescription("Verticals that change at the same time, at most. Migrations still run one at a time.")
        @Default("1")
        @Min(1)
        @Max(64)
        @Nullable
        Integer maxParallel) {

    /** What is empty is not written out, so an object that was copied through JSON comes back without it. */
    public ReleaseTrain {
        versions = versions == null ? Map.of() : versions;
    }

    /** As the schema has it where the manifest does not say. */
    @JsonIgnore
    public int slots() {
        return maxParallel == null ? 1 : maxParallel;
    }
}
