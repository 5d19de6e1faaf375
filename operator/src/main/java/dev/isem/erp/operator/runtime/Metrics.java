package dev.isem.erp.operator.runtime;

import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Figures for Prometheus: the process, its work queues, and how each vertical stands. */
final class Metrics {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Standing> verticals = new ConcurrentHashMap<>();
    private final MultiGauge ready = MultiGauge.builder("erp.vertical.ready")
            .description("1 when the vertical is as its manifest says")
            .register(registry);
    private final MultiGauge schema = MultiGauge.builder("erp.vertical.schema.version")
            .description("Newest migration script in the database")
            .register(registry);

    private record Standing(Tags tags, boolean ready, int schema) {}

    Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    void show(ErpVertical vertical, ErpVerticalStatus status) {
        boolean isReady = status.conditions() != null
                && status.conditions().stream()
                        .anyMatch(each -> "Ready".equals(each.getType()) && "True".equals(each.getStatus()));
        int version = status.schemaVersion() == null ? 0 : status.schemaVersion();
        var standing = new Standing(tags(vertical), isReady, version);
        if (!standing.equals(verticals.put(key(vertical), standing))) {
            publish();
        }
    }

    void forget(ErpVertical vertical) {
        if (verticals.remove(key(vertical)) != null) {
            publish();
        }
    }

    private synchronized void publish() {
        ready.register(rows(standing -> standing.ready() ? 1 : 0), true);
        schema.register(rows(Standing::schema), true);
    }

    private List<MultiGauge.Row<?>> rows(ToDoubleFunction<Standing> figure) {
        return verticals.values().stream()
                .<MultiGauge.Row<?>>map(standing -> MultiGauge.Row.of(standing.tags(), figure.applyAsDouble(standing)))
                .toList();
    }

    private static Tags tags(ErpVertical vertical) {
        return Tags.of(
                "namespace",
                vertical.getMetadata().getNamespace(),
                "vertical",
                vertical.getMetadata().getName());
    }

    private static String key(ErpVertical vertical) {
        return vertical.getMetadata().getNamespace() + "/"
                + vertical.getMetadata().getName();
    }
}
