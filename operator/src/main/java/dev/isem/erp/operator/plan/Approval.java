package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVerticalStatus.MigrationPlan;
import dev.isem.erp.crds.MigrationRecord;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.Rendered;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person says that a plan may run: exactly this one, by its hash. */
final class Approval {

    private Approval() {}

    /** Also when there is nothing to approve: the plan holds no script, or nobody wants to be asked any more. */
    static boolean isGiven(Situation situation, MigrationRecord plan) {
        return isEmpty(plan)
                || !situation.vertical().getSpec().migration().isSupervised()
                || hash(situation, plan).equals(situation.request(Marks.APPROVE));
    }

    static Verdict await(Situation situation, MigrationRecord plan) {
        String takes = plan.destructive() == null
                ? ""
                : " It takes something away: " + String.join("; ", plan.destructive()) + ".";
        return Verdict.wait(
                Conditions.MIGRATED,
                Reason.AWAITING_APPROVAL,
                "%s would run %s.%s%s Look at status.plan, then set the annotation %s to %s. %s"
                        .formatted(
                                situation.asked(),
                                String.join(", ", scripts(plan)),
                                takes,
                                Rehearsals.remark(plan),
                                Marks.APPROVE,
                                hash(situation, plan),
                                situation.kept()));
    }

    /** What the status shows of a plan that waits for a person or runs now. */
    static Optional<MigrationPlan> shown(Situation situation) {
        return situation
                .outcome()
                .filter(record ->
                        Adoptions.isPlan(record) || (Migration.PLANNED.equals(record.outcome()) && !isEmpty(record)))
                .map(plan -> new MigrationPlan(
                        hash(situation, plan),
                        plan.version(),
                        plan.from(),
                        plan.to(),
                        plan.scripts(),
                        plan.destructive(),
                        plan.held(),
                        Adoptions.isPlan(plan) ? Adoptions.isApproved(situation, plan) : isGiven(situation, plan),
                        plan.rehearsal(),
                        Adoptions.isPlan(plan) ? plan.adoption() : null));
    }

    private static List<String> scripts(MigrationRecord plan) {
        return plan.scripts() == null ? orNone(plan.held()) : plan.scripts();
    }

    private static boolean isEmpty(MigrationRecord plan) {
        return orNone(plan.scripts()).isEmpty() && orNone(plan.held()).isEmpty();
    }

    private static List<String> orNone(@Nullable List<String> lines) {
        return lines == null ? List.of() : lines;
    }

    static String hash(Situation situation, MigrationRecord plan) {
        return Rendered.shortHash(situation.inputs() + "\n" + plan.fingerprint());
    }
}
