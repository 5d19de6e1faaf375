package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a cluster's rules ask of pods. For both Deployments and for the pods of migrations. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value =
                "!has(self.labels) || self.labels.all(k, !k.startsWith('app.kubernetes.io/') && !k.contains('erp.isem.dev/'))",
        message = "labels of app.kubernetes.io and erp.isem.dev are the operator's own")
@ValidationRule(
        value = "!has(self.annotations) || self.annotations.all(k, !k.contains('erp.isem.dev/'))",
        message = "annotations of erp.isem.dev are the operator's own")
public record PodSettings(
        @JsonPropertyDescription("Further annotations, for meshes and collectors.") @Size(max = 32) @Nullable
        Map<@Size(max = 317) String, @Size(max = 4096) String> annotations,

        @JsonPropertyDescription("Further labels.") @Size(max = 32) @Nullable
        Map<@Size(max = 317) String, @Size(max = 63) String> labels,

        @JsonPropertyDescription("Nodes they may run on, by label.") @Size(max = 32) @Nullable
        Map<@Size(max = 317) String, @Size(max = 63) String> nodeSelector,

        @JsonPropertyDescription("Taints they put up with, as in a pod.") @Nullable
        List<Toleration> tolerations,

        @JsonPropertyDescription("Name of a PriorityClass.") @Size(max = 253) @Nullable
        String priorityClassName,

        @JsonPropertyDescription("Name of a ServiceAccount in this namespace. Its token is not mounted.")
        @Size(max = 253)
        @Nullable
        String serviceAccountName) {}
