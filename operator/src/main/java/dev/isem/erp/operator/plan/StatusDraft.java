package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.crds.ErpVerticalStatus.Served;
import dev.isem.erp.crds.ErpVerticalStatus.Serving;
import dev.isem.erp.crds.ErpVerticalStatus.Urls;
import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.render.Hosts;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.Names;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole status of a vertical after a pass: facts from what was seen, conditions from the verdict. */
final class StatusDraft {

    private static final int LONGEST_HISTORY = 10;

    private final Situation situation;
    private final @Nullable Serving serving;
    private final @Nullable Urls urls;
    private final Optional<Deployment> backend;

    /**
     * The status of one pass.
     *
     * @param serving what the gates let through last, this pass included
     * @param urls where that answers
     */
    StatusDraft(Situation situation, @Nullable Serving serving, @Nullable Urls urls) {
        this.situation = situation;
        this.serving = serving;
        this.urls = urls;
        this.backend = situation.seen().owned().deployment(Names.backend(situation.name()));
    }

    ErpVerticalStatus with(Phase verdict) {
        Phase phase = situation.sayingWhoDecides(verdict);
        ErpVerticalStatus old = situation.old();
        String version = version();
        return new ErpVerticalStatus(
                situation.vertical().getMetadata().getGeneration(),
                conditions(phase),
                version,
                situation.askedByRelease(),
                situation.schemaVersion(),
                serving,
                phase.blockedBy().isEmpty() ? null : phase.blockedBy(),
                phase.blockedBy().isEmpty() ? null : String.join(",", phase.blockedBy()),
                urls,
                situation.record(),
                Approval.shown(situation).orElse(null),
                history(old.history(), version),
                replicas(),
                Marks.INSTANCE + "=" + situation.name() + "," + Marks.COMPONENT + "=" + Marks.BACKEND,
                Backups.known(situation),
                Restoration.carriedOut(situation),
                situation.rotation().map(Rotation::shown).orElse(null),
                situation.signing().map(Signing::shown).orElse(null));
    }

    /** The new version serves when every pod of the back end is of it; until then the old one does. */
    private @Nullable String version() {
        boolean arrived = serving != null
                && backend.filter(Rollouts::isComplete)
                        .map(live -> live.getMetadata().getLabels().get(Marks.VERSION))
                        .filter(label -> label.equals(serving.version()))
                        .isPresent();
        return arrived && serving != null ? serving.version() : situation.old().version();
    }

    /** Where the manifest says that it answers; while a version waits, the Ingresses are still as before. */
    static @Nullable Urls urls(Situation situation) {
        ErpSuite suite = situation.seen().suite();
        return suite == null
                ? situation.old().urls()
                : new Urls(
                        Hosts.origin(suite, Hosts.frontend(suite, situation.vertical())),
                        Hosts.origin(suite, Hosts.api(suite, situation.vertical())));
    }

    private @Nullable Integer replicas() {
        return backend.map(Deployment::getStatus)
                .map(status -> status.getReplicas() == null ? 0 : status.getReplicas())
                .orElse(0);
    }

    private @Nullable List<Served> history(@Nullable List<Served> before, @Nullable String version) {
        if (version == null || version.equals(situation.old().version())) {
            return before;
        }
        var served = new Served(
                version,
                situation.schemaVersion(),
                situation.now().truncatedTo(ChronoUnit.SECONDS).toString());
        Stream<Served> earlier = before == null ? Stream.empty() : before.stream();
        return Stream.concat(Stream.of(served), earlier).limit(LONGEST_HISTORY).toList();
    }

    private List<io.fabric8.kubernetes.api.model.Condition> conditions(Phase phase) {
        var conditions = new Conditions(situation.old().conditions(), situation.now());
        conditions.with(Conditions.READY, phase.ready(), phase.reason(), phase.message());
        if (phase.reconciling()) {
            conditions.with(Conditions.RECONCILING, true, phase.reason(), phase.message());
        }
        if (phase.stalled()) {
            conditions.with(Conditions.STALLED, true, phase.reason(), phase.message());
        }
        dependencies(conditions, phase);
        migrated(conditions, phase);
        boolean available = Rollouts.serves(backend)
                && Rollouts.serves(situation.seen().owned().deployment(Names.frontend(situation.name())));
        return conditions
                .with(
                        Conditions.AVAILABLE,
                        available,
                        available ? Reason.PODS_READY : Reason.NO_PODS_READY,
                        available ? "Pods of the back end and the front end are ready" : "No pods answer")
                .list();
    }

    private static void dependencies(Conditions conditions, Phase phase) {
        if (Conditions.DEPENDENCIES_READY.equals(phase.falseCondition())) {
            conditions.with(Conditions.DEPENDENCIES_READY, false, phase.reason(), phase.message());
        } else {
            conditions.with(
                    Conditions.DEPENDENCIES_READY, true, Reason.REQUIREMENTS_MET, "What it needs of others is there");
        }
    }

    private void migrated(Conditions conditions, Phase phase) {
        MigrationRecord outcome =
                situation.outcome().filter(Migration::isSuccess).orElse(null);
        if (Conditions.MIGRATED.equals(phase.falseCondition())) {
            conditions.with(Conditions.MIGRATED, false, phase.reason(), phase.message());
        } else if (outcome == null && (phase.falseCondition() != null || situation.schemaVersion() == null)) {
            conditions.with(Conditions.MIGRATED, false, Reason.NOT_YET, "The database waits for the conditions before");
        } else {
            conditions.with(
                    Conditions.MIGRATED,
                    true,
                    Reason.of(outcome),
                    "The database is at schema " + Texts.orElse(situation.schemaVersion(), "unknown"));
        }
    }
}
