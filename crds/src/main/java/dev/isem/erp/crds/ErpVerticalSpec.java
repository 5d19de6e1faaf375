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
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One application of the suite, as its release engineer writes it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "self.frontend.port != self.backend.port",
        message = "frontend.port and backend.port must differ")
@ValidationRule(
        value = "self.suiteRef.name == oldSelf.suiteRef.name",
        message = "suiteRef cannot be changed: the data would stay behind in the other suite's database")
@ValidationRule(
        value = "oldSelf.schemas.all(s, s in self.schemas)",
        message = "a schema cannot be taken off the list while the vertical exists: its data would have no owner")
@ValidationRule(
        value = "self.requires.all(r, !self.schemas.exists(s, r.startsWith(s + '.')))",
        message = "requires names a table of the vertical's own schemas; list only tables of other verticals")
@ValidationRule(
        value = "self.writes.all(w, self.requires.exists(r, r == w || r == w.split('.')[0] + '.*'))",
        message = "what is in writes must be in requires too")
@ValidationRule(
        value = "self.references.all(r, self.schemas.exists(s, r.startsWith(s + '.')))",
        message = "a reference starts at a table of the vertical's own schemas")
public record ErpVerticalSpec(
        @JsonPropertyDescription("The suite this vertical belongs to, in the same namespace. Cannot be changed.")
        @Required
        SuiteRef suiteRef,

        @JsonPropertyDescription(
                "Image tag of both images. Edit it to upgrade or to roll back. While the suite's spec.release names"
                        + " the vertical, the version there counts and this one does not.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern("^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]*[0-9A-Za-z])?$")
        String version,

        @JsonPropertyDescription("First part of the image names <registry>/<project>-backend and -frontend."
                + " The vertical's name by default.")
        @Size(max = 63)
        @Pattern("^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$")
        @Nullable
        String project,

        @JsonPropertyDescription("What people call it, for the app switcher. The vertical's name by default.")
        @Size(max = 60)
        @Nullable
        String title,

        @JsonPropertyDescription("<subdomain>.<domain> and api.<subdomain>.<domain>. \"\" is the suite's own domain.")
        @Required
        @Size(max = 63)
        @Pattern("^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$")
        // Required, and empty for one of them: left out it would be refused.
        @JsonInclude(JsonInclude.Include.ALWAYS)
        String subdomain,

        @JsonPropertyDescription("The web page, served by its own Deployment.") @Required
        Frontend frontend,

        @JsonPropertyDescription("The API, served by its own Deployment.") @Required
        Backend backend,

        @JsonPropertyDescription("PostgreSQL schemas this vertical owns and migrates. The first holds what the platform"
                + " library keeps. Schemas can be added, never taken off.")
        @Required
        @Size(min = 1, max = 32)
        List<@Size(min = 1, max = 63) @Pattern("^[a-z][a-z0-9_]*$") String> schemas,

        @JsonPropertyDescription("Tables of other verticals it reads, as schema.table or schema.*: they give the order"
                + " of migrations and become GRANT SELECT.")
        @Default("[]")
        @Size(max = 256)
        List<@Size(max = 127) @Pattern("^[a-z][a-z0-9_]*\\.([a-z][a-z0-9_]*|\\*)$") String> requires,

        @JsonPropertyDescription("Tables of other verticals it also writes: GRANT INSERT, UPDATE. Rarely needed.")
        @Default("[]")
        @Size(max = 64)
        List<@Size(max = 127) @Pattern("^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$") String> writes,

        @JsonPropertyDescription(
                "Foreign keys into other verticals, as schema.table(column) -> schema.table. The tenant"
                        + " column is always part of the key. Made after the migration; never cascading.")
        @Default("[]")
        @Size(max = 128)
        List<
                        @Size(max = 320)
                        @Pattern(
                                "^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*\\([a-z][a-z0-9_]*\\) -> [a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$")
                        String>
                references,

        @JsonPropertyDescription("Its place in the suite's Redis. Without it the vertical gets no Redis.") @Nullable
        VerticalRedis redis,

        @JsonPropertyDescription("How its schemas are migrated.") @Default("{}")
        Migration migration,

        @JsonPropertyDescription("What the cluster's rules ask of its pods.") @Nullable
        PodSettings pods,

        @JsonPropertyDescription("Which connections its pods make beyond those that the operator knows of.") @Nullable
        VerticalNetworkPolicy networkPolicy,

        @JsonPropertyDescription("Further annotations of its Ingresses; they win over those of the suite.")
        @Size(max = 32)
        @Nullable
        Map<@Size(max = 317) String, @Size(max = 4096) String> ingressAnnotations,

        @JsonPropertyDescription("Seconds in which a new pod must become ready before the roll-out counts as stuck.")
        @Default("600")
        @Min(10)
        @Max(86400)
        @Nullable
        Integer rolloutTimeoutSeconds,

        @JsonPropertyDescription(
                "What becomes of its schemas when it is deleted. Retain: they stay, with all rows. Drop: when its pods"
                        + " are gone, a last backup is made and checked, then its schemas, roles and history are dropped;"
                        + " refused while others build on them. To let it go without that, set it back to Retain.")
        @Default("Retain")
        @Pattern("^(Retain|Drop)$")
        @Nullable
        String deletionPolicy,

        @JsonPropertyDescription("Hands off: while true the operator changes nothing of it, neither pods nor database.")
        @Nullable
        Boolean suspend) {

    /** What is empty is not written out, so an object that was copied through JSON comes back without it. */
    public ErpVerticalSpec {
        subdomain = subdomain == null ? "" : subdomain;
        requires = requires == null ? List.of() : requires;
        writes = writes == null ? List.of() : writes;
        references = references == null ? List.of() : references;
    }

    /** As the schema has it where the manifest does not say. */
    @JsonIgnore
    public int rolloutSeconds() {
        return rolloutTimeoutSeconds == null ? 600 : rolloutTimeoutSeconds;
    }

    /** Whether its data go with it. */
    @JsonIgnore
    public boolean isDropped() {
        return "Drop".equals(deletionPolicy);
    }

    /** Where else its back end connects to. */
    @JsonIgnore
    public List<NetworkPolicyEgressRule> furtherEgress() {
        return networkPolicy == null ? List.of() : networkPolicy.egress();
    }

    /** Whether the operator is to keep its hands off. */
    @JsonIgnore
    public boolean isSuspended() {
        return Boolean.TRUE.equals(suspend);
    }

    /** A suite by name. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record SuiteRef(
            @JsonPropertyDescription("Name of the ErpSuite.") @Required @Size(min = 1, max = 30)
            String name) {}

    /** Its place in the suite's Redis. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record VerticalRedis(
            @JsonPropertyDescription(
                    "DB number in the suite's Redis. A change restarts the pods, which start with an empty" + " cache.")
            @Required
            @Min(0)
            @Max(15)
            Integer db) {}

    /** How its schemas are migrated. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Migration(
            @JsonPropertyDescription(
                    "Seconds after which a migration's pod is ended. What its scripts had committed stays.")
            @Default("3600")
            @Min(60)
            @Max(86400)
            Integer timeoutSeconds,

            @JsonPropertyDescription(
                    "Automatic: scripts run by themselves. Supervised: what would run stands in status.plan,"
                            + " and runs once the annotation erp.isem.dev/approve has the plan's hash.")
            @Default("Automatic")
            @Pattern("^(Automatic|Supervised)$")
            String policy,

            @JsonPropertyDescription(
                    "CPU and memory of the step that runs the scripts, as in a container. The operator's own"
                            + " defaults without it.")
            @PreserveUnknownFields
            @Nullable
            ResourceRequirements resources,

            @JsonPropertyDescription(
                    "Copies its schemas to the suite's volume of backups before its scripts run; a copy"
                            + " that fails stops the migration. {} is enough. Without it there are no backups.")
            @Nullable
            BackupPolicy backup,

            @JsonPropertyDescription(
                    "Runs the scripts on a clone of its schemas first: what fails there never reaches the database."
                            + " The role erp_admin needs CREATEDB for it.")
            @Nullable
            Boolean rehearsal) {

        /** Whether scripts run on a clone before they run. */
        @JsonIgnore
        public boolean isRehearsed() {
            return Boolean.TRUE.equals(rehearsal);
        }

        /** Whether a person looks at a plan before it runs. */
        @JsonIgnore
        public boolean isSupervised() {
            return "Supervised".equals(policy);
        }
    }
}
