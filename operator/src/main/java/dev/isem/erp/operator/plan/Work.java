package dev.isem.erp.operator.plan;

import dev.isem.erp.operator.render.Credential;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a pass does while the version that is asked for cannot serve yet.
 *
 * @param credentials Secrets that must exist first
 * @param start the Job to create, if it is this vertical's turn
 * @param delete what is in the way
 * @param recheck when to look again at the latest, if nothing else wakes us
 */
record Work(List<Credential> credentials, Optional<Job> start, List<HasMetadata> delete, Optional<Duration> recheck) {

    static final Work NONE = new Work(List.of(), Optional.empty(), List.of(), Optional.empty());

    static Work lookAgain(Duration after) {
        return new Work(List.of(), Optional.empty(), List.of(), Optional.of(after));
    }
}
