package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.render.Credential;
import dev.isem.erp.operator.render.Names;
import dev.isem.erp.operator.render.Release;
import dev.isem.erp.operator.render.Rolling;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen, with what follows from it at once.
 *
 * @param old the status before this pass
 * @param record the last outcome of the database steps, read from the pods if the status does not have it yet
 * @param release the version that the manifest asks for; absent without a suite
 * @param inputs hash of what its database steps are given; empty without a suite
 * @param rotation how far the replacement of its passwords has come; empty as long as nobody asked for one
 * @param signing the same for the key of the suite's tokens
 */
record Situation(
        Observation seen,
        Instant now,
        ErpVerticalStatus old,
        @Nullable MigrationRecord record,
        @Nullable Release release,
        String inputs,
        Optional<Rotation> rotation,
        Optional<Signing> signing) {

    static Situation of(Observation seen, Instant now) {
        ErpVerticalStatus old = Statuses.of(seen.vertical());
        @Nullable
        MigrationRecord record = Harvest.newOutcome(seen, old.migration(), now).orElse(old.migration());
        if (Restoration.hasJustCome(record, old)) {
            old = old.withoutServing();
        }
        Optional<Rotation> rotation = Rotation.of(seen, old, record, now);
        Optional<Signing> signing = Signing.of(seen, old, now);
        ErpSuite suite = seen.suite();
        if (suite == null) {
            return new Situation(seen, now, old, record, null, "", rotation, signing);
        }
        Release release = Release.wanted(seen.vertical(), suite, seen.neighbours())
                .loggingInAs(Rotation.forPods(rotation))
                .signingWith(Signing.keys(signing));
        return new Situation(seen, now, old, record, release, Inputs.hash(release), rotation, signing);
    }

    /** The same, in which a rotation has begun. */
    Situation rotating(Rotation begun) {
        return new Situation(seen, now, old, record, release, inputs, Optional.of(begun), signing);
    }

    /** The same, in which the replacement of a key has begun. */
    Situation signing(Signing begun) {
        return new Situation(seen, now, old, record, release, inputs, rotation, Optional.of(begun));
    }

    ErpVertical vertical() {
        return seen.vertical();
    }

    /** The version that is asked for, by the manifest or by the release train of the suite. */
    String asked() {
        return Release.asked(vertical(), seen.suite());
    }

    /** The same where the release train decides; null where the manifest does. */
    @Nullable
    String askedByRelease() {
        return Release.askedByTrain(vertical(), seen.suite()).orElse(null);
    }

    /** A manifest that asks for another version than the release does: said where people look for the version. */
    Phase sayingWhoDecides(Phase phase) {
        return Release.overruled(vertical(), seen.suite())
                .map(written -> phase.remarking(Texts.afterwards(
                        phase.message(), "the release of the suite decides, not spec.version " + written)))
                .orElse(phase);
    }

    String name() {
        return seen.vertical().getMetadata().getName();
    }

    /** The version that is asked for. Gates after the one that asks for the suite may call it. */
    Release wanted() {
        return Objects.requireNonNull(release, "no suite: the gate before must have waited");
    }

    /** The same, as its database steps are to prepare it. */
    Release forSteps() {
        return wanted().loggingInAs(Rotation.forSteps(this));
    }

    /** Secrets that the pods of a release mount, as far as they can be made by now. */
    List<Credential> credentials(Release of) {
        return Credential.of(
                of, seen.owned().configMap(Names.loginKeeper(name(), of.login().id())));
    }

    /** The outcome for exactly what is asked for now. */
    Optional<MigrationRecord> outcome() {
        return Optional.ofNullable(record)
                .filter(each -> inputs.equals(each.inputs()))
                .filter(each -> !Restoration.leftAllAsItWas(each));
    }

    /** Name of the Job that the last recorded outcome came from. */
    String recordedJob() {
        return record == null || record.job() == null ? "" : record.job();
    }

    /** The version that was let through last. */
    Optional<Release> serving() {
        ErpSuite suite = seen.suite();
        var serving = old.serving();
        return suite == null || serving == null
                ? Optional.empty()
                : Release.serving(seen.vertical(), suite, seen.neighbours(), serving);
    }

    /** Newest script in the database, as far as anybody was told. */
    @Nullable
    Integer schemaVersion() {
        if (record == null || Migration.PLANNED.equals(record.outcome())) {
            return old.schemaVersion();
        }
        return record.to() == null ? old.schemaVersion() : record.to();
    }

    /** What people asked for by an annotation; empty without. */
    String request(String annotation) {
        @Nullable Map<String, String> annotations = vertical().getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(annotation, "");
    }

    /** Whether no pod of another version lives, here or in a vertical that reads the tables of this one. */
    boolean isSettled() {
        return untilSettled().filter(remaining -> !remaining.isPositive()).isPresent();
    }

    /** How long pods of an older version may still live; empty while they are being replaced. */
    Optional<Duration> untilSettled() {
        return longest(ownPods(), longest(Readers.untilSettled(seen, now), Rotation.untilOldPodsAreGone(this)));
    }

    private static Optional<Duration> longest(Optional<Duration> one, Optional<Duration> other) {
        return one.flatMap(mine -> other.map(theirs -> mine.compareTo(theirs) > 0 ? mine : theirs));
    }

    private Optional<Duration> ownPods() {
        Optional<Deployment> live = seen.owned().deployment(Names.backend(name()));
        if (staysWithoutPods(live)) {
            return Optional.of(live.flatMap(Rollouts::lastWritten)
                    .map(since -> Rolling.untilLastOldPod(since, now))
                    .orElse(Duration.ZERO));
        }
        var serving = old.serving();
        boolean arrived = live.isPresent()
                && serving != null
                && inputs.equals(serving.inputs())
                && Rollouts.isComplete(live.get())
                && Rollouts.isOfVersion(live.get(), serving.version());
        if (!arrived || serving == null) {
            return Optional.empty();
        }
        // The pass that sees the last new pod become ready writes the history only at its end.
        return Objects.equals(serving.version(), old.version())
                ? Optional.of(Readers.sinceLastRollout(old, now))
                : Optional.of(Rolling.LAST_OLD_POD);
    }

    /** What serves is restored and scaled while a version waits: only who never served, or shall have no pod, has none. */
    private boolean staysWithoutPods(Optional<Deployment> live) {
        boolean none = live.isEmpty() || Rollouts.isAtZero(live.get());
        return none && (old.serving() == null || vertical().getSpec().backend().mostPods() == 0);
    }

    /** What people who worry want to know first. */
    String kept() {
        if (old.version() == null) {
            return "Nothing serves yet.";
        }
        boolean answers = Rollouts.serves(seen.owned().deployment(Names.backend(name())));
        return old.version() + (answers ? " keeps serving." : " stays, and no pod of it is ready.");
    }
}
