package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import java.util.List;

/** Which connections the pods of a vertical make, beyond those that every vertical needs. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VerticalNetworkPolicy(
        @JsonPropertyDescription(
                "Where else its back end connects to, as the egress rules of a NetworkPolicy: mail, payments, another"
                        + " company's API.")
        @Default("[]")
        @Size(max = 16)
        List<NetworkPolicyEgressRule> egress) {

    /** What is empty is not written out, so an object that was copied through JSON comes back without it. */
    public VerticalNetworkPolicy {
        egress = egress == null ? List.of() : egress;
    }
}
