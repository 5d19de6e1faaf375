package dev.isem.erp.operator.runtime;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.observe.WakeUps;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;

/** Brings wake-ups into the work queues. */
final class Bells implements WakeUps.Bell {

    final SimpleInboundEventSource<ErpVertical> verticals = new SimpleInboundEventSource<>("wake-ups");
    final SimpleInboundEventSource<ErpSuite> suites = new SimpleInboundEventSource<>("wake-ups");

    @Override
    public void vertical(String namespace, String name) {
        verticals.propagateEvent(new ResourceID(name, namespace));
    }

    @Override
    public void suite(String namespace, String name) {
        suites.propagateEvent(new ResourceID(name, namespace));
    }
}
