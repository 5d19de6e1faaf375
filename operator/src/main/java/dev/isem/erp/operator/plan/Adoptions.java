package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.crds.MigrationRecord.Adoption;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.StepsOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tables that were loaded by hand: provision finds them and does nothing, a run compares them with the scripts, and
 * nothing of them changes before a person approved what was found.
 */
final class Adoptions {

    /** Compares, and adopts what was approved. */
    static final String STEP = "adopt";

    /** Outcome of a run that found tables without a history. */
    private static final String FOUND = "HandLoaded";

    /** Outcome of a run that compared them. */
    private static final String PLANNED = "AdoptionPlanned";

    private static final Set<String> STEPS = Set.of("prepare", "replay", STEP);

    /** Differences that a message names; the status has more of them. */
    private static final int NAMED = 5;

    private Adoptions() {}

    /** Whether a run said what there is to approve. */
    static boolean isPlan(MigrationRecord outcome) {
        return PLANNED.equals(outcome.outcome());
    }

    /** What the next run does about them; empty where there are none, or nobody approved. */
    static Optional<String> next(Situation situation) {
        return situation.outcome().flatMap(outcome -> {
            if (FOUND.equals(outcome.outcome())) {
                return Optional.of(StepsOrder.COMPARE);
            }
            return isPlan(outcome) && isApproved(situation, outcome)
                    ? Optional.ofNullable(outcome.fingerprint())
                    : Optional.empty();
        });
    }

    /** Whatever the policy: to take over what people loaded is theirs to say. */
    static boolean isApproved(Situation situation, MigrationRecord plan) {
        return Approval.hash(situation, plan).equals(situation.request(Marks.APPROVE));
    }

    /** Whether they cannot be adopted as they are. */
    static boolean failed(MigrationRecord outcome) {
        return outcome.step() != null
                && STEPS.contains(outcome.step())
                && !isPlan(outcome)
                && !Boolean.TRUE.equals(outcome.transientFailure());
    }

    static @Nullable Adoption of(Optional<StepSaid> adopt) {
        return adopt.filter(said -> said.schema() != null)
                .map(said -> new Adoption(said.schema(), said.scripts(), said.differences(), said.differencesInAll()))
                .orElse(null);
    }

    static Verdict await(Situation situation, MigrationRecord plan) {
        return Verdict.wait(
                Conditions.MIGRATED,
                Reason.ADOPTION_AWAITS_APPROVAL,
                "its schemas hold tables that no migration made.%s Nothing of them was changed. Look at status.plan, then set the annotation %s to %s. %s"
                        .formatted(found(plan), Marks.APPROVE, Approval.hash(situation, plan), situation.kept()));
    }

    static Verdict refuse(Situation situation, MigrationRecord outcome) {
        return new Verdict.Refuse(
                Conditions.MIGRATED,
                Reason.ADOPTION_REFUSED,
                "its schemas hold tables that no migration made, and they cannot be adopted: "
                        + Migration.failed(situation, outcome));
    }

    private static String found(MigrationRecord plan) {
        Adoption adoption = plan.adoption();
        if (adoption == null) {
            return "";
        }
        List<String> differences = adoption.differences() == null ? List.of() : adoption.differences();
        int all = adoption.differencesInAll() == null ? differences.size() : adoption.differencesInAll();
        String then =
                adoption.scripts() == null ? "" : " " + String.join(", ", adoption.scripts()) + " would run then.";
        if (all == 0) {
            return " They are exactly as script %d leaves them, and would be adopted there.%s"
                    .formatted(adoption.schema(), then);
        }
        String named = String.join("; ", differences.subList(0, Math.min(NAMED, differences.size())));
        return " They are nearest to what script %d leaves and would be adopted there, with %d difference%s: %s%s.%s"
                .formatted(adoption.schema(), all, all == 1 ? "" : "s", named, all > NAMED ? "; and more" : "", then);
    }
}
