package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator last saw of a suite. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ErpSuiteStatus(
        @JsonPropertyDescription("Generation of the spec this status speaks of.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("Ready; and, only while true, Reconciling or Stalled.") @Nullable
        List<Condition> conditions,

        @JsonPropertyDescription("Where the verticals find the database.") @Nullable
        Endpoint database,

        @JsonPropertyDescription("Where the verticals find Redis.") @Nullable
        Endpoint redis,

        @JsonPropertyDescription("Ready verticals of all, such as 2/7.") @Nullable
        String verticals,

        @JsonPropertyDescription("How far spec.release has come.") @Nullable
        ReleaseProgress release) {

    /** A server by name and port. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Endpoint(
            @Nullable String host,
            @Nullable Integer port,

            @JsonPropertyDescription(
                    "TLS of the database: Required or Accepted by the managed one, else external.sslMode.")
            @Nullable
            String tls) {

        /** In clear, as far as the operator was told. */
        public Endpoint(@Nullable String host, @Nullable Integer port) {
            this(host, port, null);
        }
    }
}
