package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API's Deployment. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "self.port != 9000",
        message = "backend.port 9000 is taken: back ends serve their metrics there")
public record Backend(
        @JsonPropertyDescription("Port of the container and of its Service.") @Required @Min(1024) @Max(65535)
        Integer port,

        @JsonPropertyDescription("Pods. kubectl scale works on it.") @Default("1") @Min(0) @Max(100) @SpecReplicas
        Integer replicas,

        @JsonPropertyDescription(
                "The whole image reference, instead of <registry>/<project>-backend:<version>. Its tag or"
                        + " digest must then be changed together with version.")
        @Size(max = 500)
        @Pattern("^[a-z0-9][a-zA-Z0-9._:/-]*(:[a-zA-Z0-9._-]+|@sha256:[a-f0-9]{64})$")
        @Nullable
        String image,

        @JsonPropertyDescription("CPU and memory, as in a container. The operator's own defaults without it.")
        @PreserveUnknownFields
        @Nullable
        ResourceRequirements resources,

        @JsonPropertyDescription(
                "Further environment variables. No secrets here. Names that the operator sets itself (PORT, DB_*, NODE_ENV and"
                        + " the like) keep the operator's value.")
        @Default("[]")
        @Size(max = 64)
        List<EnvVar> env,

        @JsonPropertyDescription(
                "Further files from Secrets and ConfigMaps, such as certificates. Read them when they are"
                        + " used: a change reaches running pods.")
        @Default("[]")
        @Size(max = 16)
        List<FileSource> files,

        @JsonPropertyDescription("Connections to the database that each pod may hold (DB_POOL_SIZE). They are counted"
                + " against the server's limit before pods are added.")
        @Default("10")
        @Min(1)
        @Max(200)
        @Nullable
        Integer connections,

        @JsonPropertyDescription("Lets the load decide how many pods there are; replicas does not count then.")
        @Nullable
        Autoscaling autoscaling) {

    /** An empty list is not written out, so an object that was copied through JSON comes back without it. */
    public Backend {
        env = env == null ? List.of() : env;
        files = files == null ? List.of() : files;
    }

    /** As the schema has it where the manifest does not say. */
    @JsonIgnore
    public int connectionsPerPod() {
        return connections == null ? 10 : connections;
    }

    /** Most pods that there can be, those that are being replaced apart. */
    @JsonIgnore
    public int mostPods() {
        return autoscaling == null ? replicas : autoscaling.maxReplicas();
    }
}
