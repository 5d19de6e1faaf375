package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Files from a Secret or ConfigMap. The kubelet brings a change of it into running pods within a minute or two. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "has(self.secret) != has(self.configMap)",
        message = "files come from one of secret and configMap")
@ValidationRule(
        value =
                "self.mountPath != '/etc/erp' && !self.mountPath.startsWith('/etc/erp/') && !self.mountPath.contains('..')",
        message = "/etc/erp is the operator's own")
public record FileSource(
        @JsonPropertyDescription("Name of a Secret in this namespace.") @Size(min = 1, max = 253) @Nullable
        String secret,

        @JsonPropertyDescription("Name of a ConfigMap in this namespace.") @Size(min = 1, max = 253) @Nullable
        String configMap,

        @JsonPropertyDescription("Folder in the container; its keys are the files.")
        @Required
        @Size(max = 200)
        @Pattern("^/[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+$")
        String mountPath) {}
