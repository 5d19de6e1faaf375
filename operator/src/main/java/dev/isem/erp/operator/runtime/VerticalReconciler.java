package dev.isem.erp.operator.runtime;

import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.operator.apply.Applier;
import dev.isem.erp.operator.apply.Events;
import dev.isem.erp.operator.apply.Hold;
import dev.isem.erp.operator.apply.StatusWriter;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.observe.Observer;
import dev.isem.erp.operator.plan.Failures;
import dev.isem.erp.operator.plan.Plan;
import dev.isem.erp.operator.plan.Planner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Brings one vertical to its manifest. Keeps nothing between passes, so a crash costs one pass. */
final class VerticalReconciler implements Reconciler<ErpVertical> {

    private static final Logger LOG = LoggerFactory.getLogger(VerticalReconciler.class);
    private static final String MDC_KEY = "vertical";

    private final Observer observer;
    private final Applier applier;
    private final Hold hold;
    private final Events events;
    private final Turn turn;
    private final Bells bells;
    private final Metrics metrics;
    private final Clock clock;

    VerticalReconciler(
            Observer observer,
            Applier applier,
            Hold hold,
            Events events,
            Turn turn,
            Bells bells,
            Metrics metrics,
            Clock clock) {
        this.observer = observer;
        this.applier = applier;
        this.hold = hold;
        this.events = events;
        this.turn = turn;
        this.bells = bells;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, ErpVertical>> prepareEventSources(EventSourceContext<ErpVertical> context) {
        return List.of(bells.verticals);
    }

    @Override
    public UpdateControl<ErpVertical> reconcile(ErpVertical vertical, Context<ErpVertical> context) {
        if (context.isPrimaryResourceDeleted()) {
            metrics.forget(vertical);
            return UpdateControl.noUpdate();
        }
        try (var _ = MDC.putCloseable(MDC_KEY, vertical.getMetadata().getName())) {
            Observation seen = observer.observe(vertical);
            Plan<ErpVerticalStatus> plan = Planner.plan(seen, clock.instant());
            return plan.startsMigration() ? inTurn(vertical, context) : carryOut(seen, plan, context);
        }
    }

    /** Looks and decides again when it is its turn: another vertical may have started in between. */
    private UpdateControl<ErpVertical> inTurn(ErpVertical vertical, Context<ErpVertical> context) {
        String suite = vertical.getMetadata().getNamespace() + "/"
                + vertical.getSpec().suiteRef().name();
        return turn.take(suite, () -> {
            Observation seen = observer.observe(vertical);
            Plan<ErpVerticalStatus> plan = Planner.plan(seen, clock.instant());
            try {
                return carryOut(seen, plan, context);
            } finally {
                plan.start().ifPresent(turn::waitUntilSeen);
            }
        });
    }

    private UpdateControl<ErpVertical> carryOut(
            Observation seen, Plan<ErpVerticalStatus> plan, Context<ErpVertical> context) {
        ErpVertical vertical = seen.vertical();
        ErpVerticalStatus status = plan.status();
        try {
            hold.ensure(vertical, plan.hold());
            applier.apply(vertical, plan, seen.owned());
        } catch (RuntimeException refused) {
            if (vertical.getMetadata().getDeletionTimestamp() != null && Faults.isNamespaceGoing(refused)) {
                return letGo(vertical);
            }
            throw new PassRefused(refused, status);
        }
        if (status != null) {
            StatusWriter.write(vertical, status, context);
            plan.notes().forEach(note -> events.tell(vertical, note, clock.instant()));
            metrics.show(vertical, status);
        }
        UpdateControl<ErpVertical> next = UpdateControl.noUpdate();
        plan.recheck().ifPresent(next::rescheduleAfter);
        return next;
    }

    /** No Job can be made in a namespace that is being deleted, and nothing of ours may keep it from its end. */
    private UpdateControl<ErpVertical> letGo(ErpVertical vertical) {
        LOG.warn("its namespace is being deleted, where nothing can be dropped any more: its schemas and rows stay");
        hold.ensure(vertical, false);
        return UpdateControl.noUpdate();
    }

    /** What the API server refuses is said where people look, and tried again by the queue. */
    @Override
    public ErrorStatusUpdateControl<ErpVertical> updateErrorStatus(
            ErpVertical vertical, Context<ErpVertical> context, Exception thrown) {
        Exception fault = Faults.of(thrown);
        @Nullable ErpVerticalStatus drafted = fault instanceof PassRefused refused ? refused.drafted() : null;
        Exception cause = fault instanceof PassRefused && fault.getCause() instanceof Exception inner ? inner : fault;
        try (var _ = MDC.putCloseable(MDC_KEY, vertical.getMetadata().getName())) {
            Faults.log(cause);
        }
        if (Faults.isWorthTelling(cause)) {
            var failure = Failures.of(vertical, drafted, Faults.reason(cause), Faults.message(cause), clock.instant());
            StatusWriter.write(vertical, failure.status(), context);
            failure.notes().forEach(note -> events.tell(vertical, note, clock.instant()));
            metrics.show(vertical, failure.status());
        }
        return ErrorStatusUpdateControl.noStatusUpdate();
    }
}
