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

/** What all verticals of one installation share. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "self.domain == oldSelf.domain",
        message = "domain cannot be changed: users' sessions and links hang on it. Make a new suite instead")
@ValidationRule(
        // Here, not on Database: there the server would test it on the default {} too and refuse the CRD.
        value = "self.database.name == oldSelf.database.name",
        message = "database.name cannot be changed: the schemas would stay behind in the old database")
@ValidationRule(
        value = "self.database.storage == oldSelf.database.storage",
        message = "database.storage cannot be changed here: enlarge the PersistentVolumeClaim of the database instead,"
                + " where its StorageClass allows it")
public record ErpSuiteSpec(
        @JsonPropertyDescription("Domain of the suite. The vertical with subdomain \"\" answers at it, every other at"
                + " <subdomain>.<domain>, the back ends at api.<host>.")
        @Required
        @Size(min = 1, max = 180)
        @Pattern("^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$")
        String domain,

        @JsonPropertyDescription("Where images are pulled from.") @Default("{}")
        Images images,

        @JsonPropertyDescription("How the hosts of the verticals are reached from outside.") @Default("{}")
        SuiteIngress ingress,

        @JsonPropertyDescription("The one PostgreSQL database. Without external the operator runs one itself.")
        @Default("{}")
        Database database,

        @JsonPropertyDescription("The one Redis. Without external the operator runs one itself.") @Default("{}")
        Redis redis,

        @JsonPropertyDescription("Versions of its verticals by one edit: a release train. It wins over spec.version of"
                + " those that it names.")
        @Nullable
        ReleaseTrain release,

        @JsonPropertyDescription("Which connections the pods of the suite and its verticals accept and make.")
        @Default("{}")
        @Nullable
        SuiteNetworkPolicy networkPolicy,

        @JsonPropertyDescription("Hands off: while true the operator changes nothing of the suite and its verticals.")
        @Nullable
        Boolean suspend) {

    /** Whether the operator is to keep its hands off. */
    @JsonIgnore
    public boolean isSuspended() {
        return Boolean.TRUE.equals(suspend);
    }

    /** As the schema has it where the manifest does not say. */
    @JsonIgnore
    public SuiteNetworkPolicy policies() {
        return networkPolicy == null ? SuiteNetworkPolicy.DEFAULT : networkPolicy;
    }

    /** Where images are pulled from. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Images(
            @JsonPropertyDescription(
                    "Registry and path before the image's name: <registry>/<project>-backend:<version>. A change"
                            + " restarts every vertical.")
            @Default("localhost")
            @Size(min = 1, max = 200)
            @Pattern("^[a-z0-9]([a-zA-Z0-9._:/-]*[a-zA-Z0-9])?$")
            String registry,

            @JsonPropertyDescription("Name of a Secret of type kubernetes.io/dockerconfigjson in this namespace.")
            @Size(max = 253)
            @Nullable
            String pullSecret) {}

    /** How the hosts of the verticals are reached from outside. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record SuiteIngress(
            @JsonPropertyDescription("IngressClass of the Ingresses. Without it the cluster's default class is used.")
            @Size(max = 253)
            @Nullable
            String className,

            @JsonPropertyDescription("Scheme that browsers use. It is part of the origins that back ends accept.")
            @Default("https")
            @Pattern("^https?$")
            String scheme,

            @JsonPropertyDescription("Port that browsers use, where it is not the scheme's own.")
            @Min(1)
            @Max(65535)
            @Nullable
            Integer port,

            @JsonPropertyDescription("Annotations of every Ingress, such as cert-manager.io/cluster-issuer.")
            @Size(max = 32)
            @Nullable
            Map<@Size(max = 317) String, @Size(max = 4096) String> annotations,

            @JsonPropertyDescription("Whether the Ingresses end TLS themselves. {} is enough with cert-manager.")
            @Nullable
            IngressTls tls) {}

    /** The certificates of the Ingresses. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record IngressTls(
            @JsonPropertyDescription(
                    "Secret of type kubernetes.io/tls for every host, such as a wildcard's. Without it each Ingress has"
                            + " its own, <ingress>-tls.")
            @Size(max = 253)
            @Nullable
            String secretName) {}

    /** The one PostgreSQL database. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @ValidationRule(
            value = "has(self.external) == has(oldSelf.external)",
            message =
                    "a suite cannot change between a managed and an external database: move the data, then make a new suite")
    @ValidationRule(
            value = "!has(self.external) || !has(self.tls)",
            message = "tls is of the database that the operator runs: an external one has external.sslMode")
    public record Database(
            @JsonPropertyDescription("Name of the database that holds every vertical's schemas.")
            @Default("erp_generic")
            @Size(max = 63)
            @Pattern("^[a-z][a-z0-9_]*$")
            String name,

            @JsonPropertyDescription("Size of the managed database's volume, as a Kubernetes quantity.")
            @Default("5Gi")
            @Size(max = 20)
            @Pattern("^[1-9][0-9]*(Mi|Gi|Ti)$")
            String storage,

            @JsonPropertyDescription(
                    "TLS of the managed database. Required: connections in clear are refused. Accepted: both are taken,"
                            + " for a suite whose pods do not all speak TLS yet. Without it: Required in a new suite;"
                            + " none in a suite that was made before the operator knew TLS. A change restarts the"
                            + " database, and the back ends when TLS is new to them, which then check its certificate"
                            + " (verify-full).")
            @Pattern("^(Required|Accepted)$")
            @Nullable
            String tls,

            @JsonPropertyDescription("A PostgreSQL that exists already. Without it the operator runs one.") @Nullable
            ExternalDatabase external,

            @JsonPropertyDescription("Where backups are kept, once a vertical asks for them by spec.migration.backup.")
            @Default("{}")
            @Nullable
            BackupVolume backups) {}

    /** A PostgreSQL that exists already and is not the operator's. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @ValidationRule(
            value = "has(self.ca) == (has(self.sslMode) && self.sslMode.startsWith('verify-'))",
            message = "sslMode verify-ca and verify-full need ca, and the others use none")
    public record ExternalDatabase(
            @JsonPropertyDescription("DNS name or address.") @Required @Size(min = 1, max = 253)
            String host,

            @JsonPropertyDescription("Port.") @Default("5432") @Min(1) @Max(65535)
            Integer port,

            @JsonPropertyDescription(
                    "The server's max_connections, as far as the suite may use them. Without it they are not"
                            + " counted.")
            @Min(20)
            @Max(100000)
            @Nullable
            Integer maxConnections,

            @JsonPropertyDescription(
                    "Whether connections use TLS (DB_SSL), without a check of the certificate. sslMode says more, and"
                            + " wins.")
            @Default("true")
            Boolean tls,

            @JsonPropertyDescription(
                    "How connections use TLS, in libpq's words (PGSSLMODE). disable: not at all. require: encrypted, with"
                            + " whoever answers. verify-ca: with a server whose certificate ca signed. verify-full: and"
                            + " that is made out to host. A change runs the migration Jobs again and restarts the back"
                            + " ends after them.")
            @Pattern("^(disable|require|verify-ca|verify-full)$")
            @Nullable
            String sslMode,

            @JsonPropertyDescription("The CA certificates that the server's certificate is checked against.") @Nullable
            CertificateAuthority ca,

            @JsonPropertyDescription(
                    "Secret in this namespace whose key admin-password is the password of the role erp_admin (LOGIN,"
                            + " CREATEROLE, owner of the database; CREATEDB for rehearsals and adoptions). Only migration Jobs mount it.")
            @Required
            @Size(min = 1, max = 253)
            String adminSecret) {}

    /** CA certificates as PEM, by reference. Every pod that connects mounts them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @ValidationRule(
            value = "has(self.secret) != has(self.configMap)",
            message = "ca comes from one of secret and configMap")
    public record CertificateAuthority(
            @JsonPropertyDescription("Name of a Secret in this namespace.") @Size(min = 1, max = 253) @Nullable
            String secret,

            @JsonPropertyDescription("Name of a ConfigMap in this namespace.") @Size(min = 1, max = 253) @Nullable
            String configMap,

            @JsonPropertyDescription("Its key that holds the certificates, PEM.")
            @Default("ca.crt")
            @Size(min = 1, max = 253)
            @Pattern("^[-._a-zA-Z0-9]+$")
            String key) {}

    /** The one Redis. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Redis(
            @JsonPropertyDescription("A Redis that exists already. Without it the operator runs one.") @Nullable
            ExternalRedis external) {}

    /** A Redis that exists already and is not the operator's. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ExternalRedis(
            @JsonPropertyDescription("DNS name or address.") @Required @Size(min = 1, max = 253)
            String host,

            @JsonPropertyDescription("Port.") @Default("6379") @Min(1) @Max(65535)
            Integer port,

            @JsonPropertyDescription("Secret in this namespace whose key password is the password.")
            @Required
            @Size(min = 1, max = 253)
            String passwordSecret) {}
}
