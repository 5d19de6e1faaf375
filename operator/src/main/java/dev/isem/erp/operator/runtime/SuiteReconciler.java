package dev.isem.erp.operator.runtime;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpSuiteStatus;
import dev.isem.erp.operator.apply.Applier;
import dev.isem.erp.operator.apply.Events;
import dev.isem.erp.operator.apply.Hold;
import dev.isem.erp.operator.apply.StatusWriter;
import dev.isem.erp.operator.observe.Observer;
import dev.isem.erp.operator.observe.SuiteObservation;
import dev.isem.erp.operator.plan.Failures;
import dev.isem.erp.operator.plan.Plan;
import dev.isem.erp.operator.plan.SuitePlanner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;
import org.slf4j.MDC;

/** Brings one suite to its manifest: the servers that its verticals share. Keeps nothing between passes. */
final class SuiteReconciler implements Reconciler<ErpSuite> {

    private static final String MDC_KEY = "suite";

    private final Observer observer;
    private final Applier applier;
    private final Hold hold;
    private final Events events;
    private final Bells bells;
    private final Metrics metrics;
    private final Clock clock;

    SuiteReconciler(
            Observer observer, Applier applier, Hold hold, Events events, Bells bells, Metrics metrics, Clock clock) {
        this.observer = observer;
        this.applier = applier;
        this.hold = hold;
        this.events = events;
        this.bells = bells;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, ErpSuite>> prepareEventSources(EventSourceContext<ErpSuite> context) {
        return List.of(bells.suites);
    }

    @Override
    public UpdateControl<ErpSuite> reconcile(ErpSuite suite, Context<ErpSuite> context) {
        if (context.isPrimaryResourceDeleted()) {
            metrics.forget(suite);
            return UpdateControl.noUpdate();
        }
        try (var _ = MDC.putCloseable(MDC_KEY, suite.getMetadata().getName())) {
            SuiteObservation seen = observer.observe(suite);
            Plan<ErpSuiteStatus> plan = SuitePlanner.plan(seen, clock.instant());
            hold.ensure(suite, plan.hold());
            applier.apply(suite, plan, seen.owned());
            ErpSuiteStatus status = plan.status();
            if (status != null) {
                StatusWriter.write(suite, status, context);
                plan.notes().forEach(note -> events.tell(suite, note, clock.instant()));
                metrics.show(suite, status);
            }
            return UpdateControl.noUpdate();
        }
    }

    /** What the API server refuses is said where people look, and tried again by the queue. */
    @Override
    public ErrorStatusUpdateControl<ErpSuite> updateErrorStatus(
            ErpSuite suite, Context<ErpSuite> context, Exception thrown) {
        Exception cause = Faults.of(thrown);
        try (var _ = MDC.putCloseable(MDC_KEY, suite.getMetadata().getName())) {
            Faults.log(cause);
        }
        if (Faults.isWorthTelling(cause)) {
            var failure = Failures.of(suite, Faults.reason(cause), Faults.message(cause), clock.instant());
            StatusWriter.write(suite, failure.status(), context);
            failure.notes().forEach(note -> events.tell(suite, note, clock.instant()));
            metrics.show(suite, failure.status());
        }
        return ErrorStatusUpdateControl.noStatusUpdate();
    }
}
