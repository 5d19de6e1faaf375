package dev.isem.erp.crds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database steps of one version said. A version with a successful record is never migrated again. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MigrationRecord(
        @JsonPropertyDescription("Version whose scripts ran.") @Nullable
        String version,

        @JsonPropertyDescription("Hash of everything the steps were given; another hash asks for another run.")
        @Nullable
        String inputs,

        @JsonPropertyDescription(
                "Migrated, Current, AheadCompatible, Planned, HandLoaded, AdoptionPlanned, Refused, Failed, or NotStarted when its pod could not start.")
        @Nullable
        String outcome,

        @JsonPropertyDescription(
                "Step that ended it: restore, prepare, replay, adopt, provision, clone, rehearse, compare, backup, migrate or link.")
        @Nullable
        String step,

        @JsonPropertyDescription("Newest script before.") @Nullable
        Integer from,

        @JsonPropertyDescription("Newest script after.") @Nullable
        Integer to,

        @JsonPropertyDescription("Scripts that ran.") @Nullable
        List<String> scripts,

        @JsonPropertyDescription("Contracting scripts that wait until no pod of an older version lives.") @Nullable
        List<String> held,

        @JsonPropertyDescription("Rights of an earlier manifest that were left for its pods.") @Nullable
        List<String> leftoverRights,

        @JsonPropertyDescription("Of a plan: what in its scripts takes something away.") @Nullable
        List<String> destructive,

        @JsonPropertyDescription("Of a plan: of the scripts' texts and of the schema that they start from.") @Nullable
        String fingerprint,

        @JsonPropertyDescription("Whether it ran when no pod of an older version lived.") @Nullable
        Boolean settled,

        @JsonPropertyDescription(
                "Whether it ran behind a version that an earlier run for the same inputs had let through.")
        @Nullable
        Boolean behind,

        @JsonPropertyDescription("Value of the annotation erp.isem.dev/check that it answers.") @Nullable
        String check,

        @JsonPropertyDescription("Name of the Job.") @Nullable
        String job,

        @JsonPropertyDescription("Runs for these inputs since the last one that succeeded, this one included.")
        @Nullable
        Integer attempts,

        @JsonPropertyDescription("Whether the same inputs may succeed later without a change.") @Nullable
        Boolean transientFailure,

        @JsonPropertyDescription("When it ended, RFC 3339.") @Nullable
        String finishedAt,

        @JsonPropertyDescription("Duration in milliseconds.") @Nullable
        Long millis,

        @JsonPropertyDescription("Oldest version that can run on the schema, where this one cannot.") @Nullable
        OldestSafe oldestSafe,

        @JsonPropertyDescription("What went wrong.") @Nullable
        Failure error,

        @JsonPropertyDescription("The backup that was made before the scripts.") @Nullable
        BackupRecord backup,

        @JsonPropertyDescription("Value of the annotation erp.isem.dev/restore that it was to carry out.") @Nullable
        String restore,

        @JsonPropertyDescription("Whether that backup has taken the place of the schemas.") @Nullable
        Boolean restored,

        @JsonPropertyDescription("Id of the login that it let in; absent for the first one.") @Nullable
        String login,

        @JsonPropertyDescription("What the scripts did on a clone before, where spec.migration.rehearsal asks for it.")
        @Nullable
        Rehearsal rehearsal,

        @JsonPropertyDescription("How tables that were loaded by hand compare with the scripts.") @Nullable
        Adoption adoption,

        @JsonPropertyDescription(
                "SHA-256 of the passwords that its user in the managed Redis has; two while one takes the other's place.")
        @Nullable
        List<String> redisPasswords) {

    /** At which script tables that were loaded by hand stand, and where they are not as it leaves them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Adoption(
            @JsonPropertyDescription("Newest script that counts as run.") @Nullable
            Integer schema,

            @JsonPropertyDescription("Scripts after it.") @Nullable
            List<String> scripts,

            @JsonPropertyDescription("Where the tables differ from what the scripts up to it make.") @Nullable
            List<String> differences,

            @JsonPropertyDescription("How many differences there are; the list is bounded.") @Nullable
            Integer differencesInAll) {}

    /** How the scripts went on a clone of the vertical's schemas and of the tables that it reads. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Rehearsal(
            @JsonPropertyDescription("Duration of the scripts in milliseconds, contracting ones included.") @Nullable
            Long millis,

            @JsonPropertyDescription("Scripts that ran.") @Nullable
            List<String> scripts,

            @JsonPropertyDescription("Tables that came, went, or have another number of rows since.") @Nullable
            List<String> rows) {}

    /** Oldest schema, and the version that brought it, that the database still serves. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record OldestSafe(
            @JsonPropertyDescription("Its newest migration script.") @Nullable
            Integer schema,

            @JsonPropertyDescription("The version that brought it.") @Nullable
            String version) {}

    /** What went wrong: never a row's values, never a secret. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Failure(
            @Nullable String script,
            @Nullable String sqlState,
            @Nullable String message,
            @Nullable String hint,
            @Nullable List<String> missing,
            @Nullable List<String> owners) {}
}
