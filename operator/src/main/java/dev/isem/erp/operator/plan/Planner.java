package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.render.BackupClaim;
import java.time.Instant;
import java.util.List;

/** Decides what becomes of a vertical: a pure function, without client, clock or memory. */
public final class Planner {

    /** In the order a person would ask; the first that holds is the culprit that the status names. */
    private static final List<Gate> GATES = List.of(
            Collisions::check, // are this schema, host and Redis DB mine?
            ConnectionBudget::check, // can the database carry my pods?
            Requirements::check, // do the tables I need exist?
            Train::check, // is it my turn in the suite's release?
            Restoration::check, // is a backup to be brought back first?
            RollbackGuard::check, // can this version run on this schema?
            Migration::check); // has the database reached it?

    private Planner() {}

    public static Plan<ErpVerticalStatus> plan(Observation seen, Instant now) {
        Plan<ErpVerticalStatus> plan = decide(seen, now);
        return BackupClaim.neededBy(plan.start(), seen.suite())
                .map(plan::keepingBackupsOn)
                .orElse(plan);
    }

    private static Plan<ErpVerticalStatus> decide(Observation seen, Instant now) {
        Situation situation = Situation.of(seen, now);
        if (seen.vertical().getMetadata().getDeletionTimestamp() != null) {
            return Retirement.plan(situation);
        }
        if (Suspension.isAsked(seen)) {
            return Suspension.plan(situation);
        }
        for (Gate gate : GATES) {
            switch (gate.check(situation)) {
                case Verdict.Pass _ -> {}
                case Verdict.Wait wait -> {
                    return KeepServing.reconciling(situation, wait);
                }
                case Verdict.Refuse refuse -> {
                    return KeepServing.stalled(situation, refuse);
                }
            }
        }
        return Rollout.plan(situation);
    }
}
