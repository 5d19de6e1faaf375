package dev.isem.erp.operator.plan;

import dev.isem.erp.operator.render.Credential;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a pass is going to write. It leaves whoever carries it out no choice.
 *
 * @param <S> status of the resource
 * @param credentials Secrets to create unless they exist
 * @param start a Job to create unless it exists
 * @param apply objects as they shall be
 * @param delete objects that shall go
 * @param hold whether deletion of the resource is to be held back by a finalizer
 * @param status the whole status; absent when it must not be touched
 * @param notes what people shall be told as Events
 * @param recheck when to look again at the latest, if nothing else wakes us
 * @param claim the volume that the Job mounts, to create unless it exists; it is as lasting as what is on it
 */
public record Plan<S>(
        List<Credential> credentials,
        Optional<Job> start,
        List<HasMetadata> apply,
        List<HasMetadata> delete,
        boolean hold,
        @Nullable S status,
        List<Note> notes,
        Optional<Duration> recheck,
        Optional<PersistentVolumeClaim> claim) {

    /** Without a volume of its own. */
    public Plan(
            List<Credential> credentials,
            Optional<Job> start,
            List<HasMetadata> apply,
            List<HasMetadata> delete,
            boolean hold,
            @Nullable S status,
            List<Note> notes,
            Optional<Duration> recheck) {
        this(credentials, start, apply, delete, hold, status, notes, recheck, Optional.empty());
    }

    /** The same, with what its Job keeps backups on. */
    Plan<S> keepingBackupsOn(PersistentVolumeClaim volume) {
        return new Plan<>(credentials, start, apply, delete, hold, status, notes, recheck, Optional.of(volume));
    }

    /** Something that happened, told once. */
    public record Note(boolean warning, String reason, String message) {}

    /** Whether it starts a migration, which needs the suite's turn. */
    public boolean startsMigration() {
        return start.isPresent();
    }
}
