package dev.isem.erp.operator.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isem.erp.crds.BackupRecord;
import dev.isem.erp.crds.MigrationRecord;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON document of one database step, read from its container's termination message. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StepSaid(
        @Nullable String step,
        @Nullable String outcome,
        @Nullable Integer from,
        @Nullable Integer to,
        @Nullable List<String> scripts,
        @Nullable List<String> held,
        @Nullable List<String> leftoverRights,
        @Nullable List<String> destructive,
        @Nullable String fingerprint,
        @Nullable Long millis,
        @JsonProperty("transient") @Nullable Boolean passing,
        MigrationRecord.@Nullable OldestSafe oldestSafe,
        @Nullable List<String> findings,
        MigrationRecord.@Nullable Failure error,
        @Nullable BackupRecord backup,
        @Nullable List<String> rows,
        @Nullable Integer schema,
        @Nullable List<String> differences,
        @Nullable Integer differencesInAll,
        @Nullable List<String> redisPasswords) {

    private static final String SILENT = "Read the pod's log.";
    private static final String OUT_OF_MEMORY = "Give it more memory in spec.migration.resources.";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> GOOD = Set.of(
            "Restored",
            "Prepared",
            "Adopted",
            "Provisioned",
            "Cloned",
            "Rehearsed",
            "BackedUp",
            "NothingYet",
            "Planned",
            "Migrated",
            "Current",
            "AheadCompatible",
            "Linked",
            Dropping.DROPPED);

    boolean isGood() {
        return outcome != null && GOOD.contains(outcome);
    }

    /** Whether it ended without a document of its own. */
    boolean isSilent() {
        return error != null && SILENT.equals(error.hint());
    }

    /** Empty while the step has not ended. */
    static Optional<StepSaid> of(ContainerStatus container) {
        @Nullable
        ContainerStateTerminated ended =
                container.getState() == null ? null : container.getState().getTerminated();
        if (ended == null) {
            return Optional.empty();
        }
        return Optional.of(parse(ended)
                .map(said -> said.of(container.getName()))
                .orElseGet(() -> silent(container.getName(), ended)));
    }

    /** The container's name is what ran, whatever the document calls it. */
    StepSaid of(String container) {
        return new StepSaid(
                container,
                outcome,
                from,
                to,
                scripts,
                held,
                leftoverRights,
                destructive,
                fingerprint,
                millis,
                passing,
                oldestSafe,
                findings,
                error,
                backup,
                rows,
                schema,
                differences,
                differencesInAll,
                redisPasswords);
    }

    private static Optional<StepSaid> parse(ContainerStateTerminated ended) {
        @Nullable String message = ended.getMessage();
        if (message == null || !message.strip().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(message, StepSaid.class));
        } catch (JsonProcessingException notTheDocument) {
            return Optional.empty();
        }
    }

    /** Killed before it could say anything: the database knows what it had done, so it may run again. */
    private static StepSaid silent(String step, ContainerStateTerminated ended) {
        String how = "the step " + step + " ended with exit code " + ended.getExitCode()
                + (ended.getReason() == null ? "" : " (" + ended.getReason() + ")") + " and said nothing";
        boolean outOfMemory = "OOMKilled".equals(ended.getReason());
        return failed(step, "Failed", true, failure(how, outOfMemory ? OUT_OF_MEMORY : SILENT));
    }

    static StepSaid failed(
            @Nullable String step, String outcome, boolean passing, MigrationRecord.@Nullable Failure error) {
        return new StepSaid(
                step, outcome, null, null, null, null, null, null, null, null, passing, null, null, error, null, null,
                null, null, null, null);
    }

    static MigrationRecord.Failure failure(String message, @Nullable String hint) {
        return new MigrationRecord.Failure(null, null, message, hint, null, null);
    }
}
