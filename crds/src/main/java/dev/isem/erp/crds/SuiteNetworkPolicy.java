package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which connections the pods of a suite accept, beyond those that it needs itself. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SuiteNetworkPolicy(
        @JsonPropertyDescription(
                "Whether the pods of the suite are kept to the connections they need, by NetworkPolicies. Turned off,"
                        + " the policies are deleted.")
        @Default("true")
        @Nullable
        Boolean enabled,

        @JsonPropertyDescription(
                "Who may reach the HTTP ports of front ends and back ends, as NetworkPolicyPeers: the pods of the"
                        + " ingress controller. Everybody without it.")
        @Default("[]")
        @Size(max = 16)
        List<NetworkPolicyPeer> ingressFrom,

        @JsonPropertyDescription(
                "Who may read the metrics of back ends (port 9000), as NetworkPolicyPeers. Everybody without it.")
        @Default("[]")
        @Size(max = 16)
        List<NetworkPolicyPeer> monitoringFrom,

        @JsonPropertyDescription(
                "Who else may reach the managed PostgreSQL, as NetworkPolicyPeers: a reporting tool, a backup. Nobody"
                        + " without it.")
        @Default("[]")
        @Size(max = 16)
        List<NetworkPolicyPeer> databaseFrom) {

    /** What the schema's defaults say. */
    public static final SuiteNetworkPolicy DEFAULT = new SuiteNetworkPolicy(true, List.of(), List.of(), List.of());

    /** What is empty is not written out, so an object that was copied through JSON comes back without it. */
    public SuiteNetworkPolicy {
        ingressFrom = ingressFrom == null ? List.of() : ingressFrom;
        monitoringFrom = monitoringFrom == null ? List.of() : monitoringFrom;
        databaseFrom = databaseFrom == null ? List.of() : databaseFrom;
    }

    /** As the schema has it where the manifest does not say. */
    @JsonIgnore
    public boolean isEnabled() {
        return !Boolean.FALSE.equals(enabled);
    }
}
