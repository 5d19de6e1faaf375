package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.render.Names;
import java.util.List;
import java.util.Optional;

/** Somebody works by hand: the operator looks, says what it sees, and changes nothing. */
final class Suspension {

    private Suspension() {}

    static boolean isAsked(Observation seen) {
        return seen.vertical().getSpec().isSuspended()
                || (seen.suite() != null && seen.suite().getSpec().isSuspended());
    }

    static Plan<ErpVerticalStatus> plan(Situation situation) {
        var old = situation.old();
        String by = situation.vertical().getSpec().isSuspended() ? "spec.suspend" : "spec.suspend of the suite";
        String message = "suspended by %s: nothing is migrated, rolled out or restored. %s%s"
                .formatted(by, situation.kept(), Rotation.waiting(situation));
        boolean serves = situation.asked().equals(old.version())
                && Rollouts.serves(situation.seen().owned().deployment(Names.backend(situation.name())));
        var phase = serves
                ? new Phase(true, false, false, Reason.SUSPENDED, message, List.of(), null)
                : Phase.reconciling(Reason.SUSPENDED, message);
        ErpVerticalStatus status = new StatusDraft(situation, old.serving(), old.urls()).with(phase);
        return new Plan<>(
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Retirement.mustBeHeld(situation.seen()),
                status,
                Notes.between(old, status),
                Optional.empty());
    }
}
