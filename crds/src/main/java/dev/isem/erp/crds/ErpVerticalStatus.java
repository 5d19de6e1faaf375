package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator last saw of a vertical, and what the database said. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ErpVerticalStatus(
        @JsonPropertyDescription("Generation of the spec this status speaks of.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription(
                "Ready, DependenciesReady, Migrated, Available; and, only while true, Reconciling or" + " Stalled.")
        @Nullable
        List<Condition> conditions,

        @JsonPropertyDescription("Version that serves now.") @Nullable
        String version,

        @JsonPropertyDescription("Version that the suite's spec.release asks for. It counts instead of spec.version;"
                + " absent where the release does not name the vertical.")
        @Nullable
        String asked,

        @JsonPropertyDescription("Newest migration script in the database.") @Nullable
        Integer schemaVersion,

        @JsonPropertyDescription("What the gates let through last, kept while a newer version waits or fails.")
        @Nullable
        Serving serving,

        @JsonPropertyDescription("Verticals it waits for.") @Nullable
        List<String> blockedBy,

        @JsonPropertyDescription("blockedBy in one word, for kubectl get.") @Nullable
        String waitingFor,

        @JsonPropertyDescription("Where people and programs reach it.") @Nullable
        Urls urls,

        @JsonPropertyDescription("What the last migration step said. Kept when its Job is gone.") @Nullable
        MigrationRecord migration,

        @JsonPropertyDescription("What a supervised migration would run. It waits for an approval of its hash.")
        @Nullable
        MigrationPlan plan,

        @JsonPropertyDescription("Versions that served, newest first, at most 10.") @Nullable
        List<Served> history,

        @JsonPropertyDescription("Pods of the back end.") @StatusReplicas @Nullable
        Integer replicas,

        @JsonPropertyDescription("Label selector of the back end's pods, for kubectl scale.") @LabelSelector @Nullable
        String selector,

        @JsonPropertyDescription("Backups that can be restored, newest first.") @Nullable
        List<BackupRecord> backups,

        @JsonPropertyDescription("Value of the annotation erp.isem.dev/restore that was carried out last.") @Nullable
        String restored,

        @JsonPropertyDescription("How far the replacement of its database passwords has come.") @Nullable
        Rotation rotation,

        @JsonPropertyDescription("How far the replacement of the suite's signing key has come, where people sign in.")
        @Nullable
        Signing signing) {

    /** After a restore no version has been let through on the schema that is there now. */
    public ErpVerticalStatus withoutServing() {
        return new ErpVerticalStatus(
                observedGeneration,
                conditions,
                version,
                asked,
                schemaVersion,
                null,
                blockedBy,
                waitingFor,
                urls,
                migration,
                plan,
                history,
                replicas,
                selector,
                backups,
                restored,
                rotation,
                signing);
    }

    /** What the gates let through last: these images, and no others, run while the manifest's version may not. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Serving(
            @JsonPropertyDescription("Version of the images.") @Nullable
            String version,

            @JsonPropertyDescription("Hash of what its database steps were given.") @Nullable
            String inputs,

            @JsonPropertyDescription("Image of its back end.") @Nullable
            String backendImage,

            @JsonPropertyDescription("Image of its front end.") @Nullable
            String frontendImage,

            @JsonPropertyDescription("Newest migration script in the database when it was let through.") @Nullable
            Integer schemaVersion,

            @JsonPropertyDescription("Generation of the manifest that was let through.") @Nullable
            Long generation,

            @JsonPropertyDescription(
                    "Revision of the operator's pod templates. A newer one waits until the manifest is changed.")
            @Nullable
            Integer template,

            @JsonPropertyDescription("Whether something that only older pods used is still to be taken away.") @Nullable
            Boolean untidy,

            @JsonPropertyDescription("As whom its pods log in; absent for the first login that was made.") @Nullable
            Login login) {}

    /** One of the two roles as which pods log in, and the Secrets that were made for it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Login(
            @JsonPropertyDescription("1 for the role erp_app_NAME, 2 for erp_app2_NAME.") @Nullable
            Integer slot,

            @JsonPropertyDescription("End of the names of its Secrets; absent for those that were made first.")
            @Nullable
            String id) {}

    /** How far the replacement of the database passwords has come. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Rotation(
            @JsonPropertyDescription("Value of the annotation erp.isem.dev/rotate that was taken up last.") @Nullable
            String request,

            @JsonPropertyDescription(
                    "Preparing: the database is to accept the new password; RollingOut: pods with it replace the others;"
                            + " Retiring: the old password is to be refused once its last pod is gone; Done.")
            @Nullable
            String phase,

            @JsonPropertyDescription("The login it leads to; absent for the first one.") @Nullable
            Login login,

            @JsonPropertyDescription("The login it takes the place of; absent for the first one.") @Nullable
            Login replaces,

            @JsonPropertyDescription("When the phase began, RFC 3339.") @Nullable
            String since) {}

    /** How far the replacement of the key that signs the suite's tokens has come. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Signing(
            @JsonPropertyDescription("Value of the annotation erp.isem.dev/rotate-signing-key that was taken up last.")
            @Nullable
            String request,

            @JsonPropertyDescription(
                    "Preparing; Publishing: pods that publish the new key too replace the others; Published: until every"
                            + " vertical knows it; Switching: pods that sign with it replace the others; Switched: until"
                            + " no token of the old key lives; Done.")
            @Nullable
            String phase,

            @JsonPropertyDescription("End of the name of the new key's Secret; absent for the first key.") @Nullable
            String key,

            @JsonPropertyDescription("The same of the key it takes the place of; absent for the first one.") @Nullable
            String replaces,

            @JsonPropertyDescription("When the phase began, RFC 3339.") @Nullable
            String since) {}

    /** What a migration would run, for the person who approves it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record MigrationPlan(
            @JsonPropertyDescription("Value of the annotation erp.isem.dev/approve that approves exactly this plan.")
            @Nullable
            String hash,

            @JsonPropertyDescription("Version whose scripts they are.") @Nullable
            String version,

            @JsonPropertyDescription("Newest script in the database.") @Nullable
            Integer from,

            @JsonPropertyDescription("Newest script after it.") @Nullable
            Integer to,

            @JsonPropertyDescription("Scripts that would run, in their order.") @Nullable
            List<String> scripts,

            @JsonPropertyDescription("What in them takes something away.") @Nullable
            List<String> destructive,

            @JsonPropertyDescription("Scripts that would wait until no pod of an older version lives.") @Nullable
            List<String> held,

            @JsonPropertyDescription("Whether it was approved.") @Nullable
            Boolean approved,

            @JsonPropertyDescription("What the scripts did on a clone, where spec.migration.rehearsal asks for it.")
            MigrationRecord.@Nullable Rehearsal rehearsal,

            @JsonPropertyDescription("Of tables that were loaded by hand: at which script they would be adopted.")
            MigrationRecord.@Nullable Adoption adoption) {}

    /** Where people and programs reach it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Urls(
            @JsonPropertyDescription("Origin of the web page.") @Nullable
            String frontend,

            @JsonPropertyDescription("Origin of the back end.") @Nullable
            String api) {}

    /** A version that served. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Served(
            @JsonPropertyDescription("The version.") @Nullable
            String version,

            @JsonPropertyDescription("Newest migration script in the database when it began to serve.") @Nullable
            Integer schemaVersion,

            @JsonPropertyDescription("When it began to serve, RFC 3339.") @Nullable
            String since) {}
}
