package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.crds.MigrationRecord.Rehearsal;
import dev.isem.erp.operator.render.Marks;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scripts on a clone before they run: when, and what came of it. */
final class Rehearsals {

    /** The vertical's own image on the clone. */
    static final String STEP = "rehearse";

    private static final Set<String> STEPS = Set.of("clone", STEP, "compare");

    private Rehearsals() {}

    /** Once for each version and manifest: the clone has no older pods, so contracting scripts were rehearsed with it. */
    static boolean comeFirst(Situation situation) {
        return situation.vertical().getSpec().migration().isRehearsed()
                && situation
                        .outcome()
                        .filter(each -> Migration.letsThrough(each) || wasGood(each))
                        .isEmpty();
    }

    /** Whether it was for the rehearsal that no script ran, and trying again would not help. */
    static boolean failed(MigrationRecord outcome) {
        return outcome.step() != null
                && STEPS.contains(outcome.step())
                && !Boolean.TRUE.equals(outcome.transientFailure());
    }

    /** An image that cannot run on the clone cannot run on what was cloned: its refusal is that of the step proper. */
    static StepSaid refusalIsOfTheStep(StepSaid said) {
        return STEP.equals(said.step()) && "Refused".equals(said.outcome()) ? said.of("migrate") : said;
    }

    static @Nullable Rehearsal of(Optional<StepSaid> scripts, Optional<StepSaid> compared) {
        return scripts.filter(StepSaid::isGood)
                .map(ran -> new Rehearsal(
                        ran.millis(),
                        ran.scripts(),
                        compared.map(StepSaid::rows).orElse(null)))
                .orElse(null);
    }

    static Verdict refuse(Situation situation, MigrationRecord outcome) {
        return new Verdict.Refuse(
                Conditions.MIGRATED,
                Reason.REHEARSAL_FAILED,
                "the rehearsal of %s on a clone of its schemas failed%s.%s No script ran on the real database. %s"
                                .formatted(
                                        situation.asked(),
                                        Texts.cause(outcome.error()),
                                        Texts.hint(outcome.error()),
                                        situation.kept())
                        + " Correct the version or the manifest, or set the annotation " + Marks.RETRY
                        + " to a new value.");
    }

    /** What it was like, for the person who approves; empty without one. */
    static String remark(MigrationRecord plan) {
        Rehearsal rehearsal = plan.rehearsal();
        if (rehearsal == null) {
            return "";
        }
        String rows =
                rehearsal.rows() == null ? "no table's number of rows changed" : String.join("; ", rehearsal.rows());
        return " Rehearsed on a clone in %s ms: %s.".formatted(Texts.orElse(rehearsal.millis(), "some"), rows);
    }

    /** A plan behind a rehearsal that went well. */
    private static boolean wasGood(MigrationRecord outcome) {
        return outcome.rehearsal() != null && Migration.PLANNED.equals(outcome.outcome());
    }
}
