package dev.isem.erp.operator.runtime;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpSuiteStatus;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Figures for Prometheus: the process, its work queues, and how suites and verticals stand. Only the replica that leads
 * shows the latter. The number of series grows with the verticals and with nothing else.
 */
final class Metrics {

    /** As {@link dev.isem.erp.crds.MigrationRecord#outcome} has them. */
    static final List<String> OUTCOMES = List.of(
            "Migrated",
            "Current",
            "AheadCompatible",
            "Planned",
            "HandLoaded",
            "AdoptionPlanned",
            "Refused",
            "Failed",
            "NotStarted");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Standing> verticals = new ConcurrentHashMap<>();
    private final Map<Tags, Boolean> suites = new ConcurrentHashMap<>();
    private final Map<MultiGauge, Function<Standing, Optional<MultiGauge.Row<?>>>> figures = new LinkedHashMap<>();
    private final MultiGauge suiteReady = gauge("erp.suite.ready", "1 when the database and Redis can be used");

    Metrics(String image, BooleanSupplier leads) {
        // A pass that fails is tried again for ever: a series for each attempt would be one too many.
        registry.config().meterFilter(MeterFilter.ignoreTags("reconciliations.retries.number"));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        Gauge.builder("erp.operator.info", () -> 1)
                .description("The image that the operator runs from")
                .tag("image", image)
                .register(registry);
        // A supplier is held on to. An object handed in beside its function is not, and shows NaN once it is collected.
        Gauge.builder("erp.operator.leads", () -> leads.getAsBoolean() ? 1 : 0)
                .description("1 when this replica does the work")
                .register(registry);
        is("erp.vertical.ready", "1 when the vertical is as its manifest says", Standing::isReady);
        is("erp.vertical.stalled", "1 when it goes on only after somebody acts", Standing::isStalled);
        is("erp.vertical.migration.running", "1 while the database steps are there", Standing::isMigrating);
        is("erp.vertical.migration.failed", "1 while the version's migration failed for good", Standing::hasFailed);
        figure(
                "erp.vertical.schema.version",
                "Newest migration script in the database",
                each -> Optional.of((double) each.schema()));
        figure("erp.vertical.migration.duration.seconds", "How long the last migration took", Standing::seconds);
        tells(
                "erp.vertical.info",
                "Version that serves, and its suite",
                each -> Tags.of("version", each.version(), "suite", each.suite()));
        tells("erp.vertical.reason", "Why it is ready or not", each -> Tags.of("reason", each.reason()));
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    void show(ErpVertical vertical, ErpVerticalStatus status) {
        Standing now = Standing.of(vertical, status);
        Standing before = verticals.put(key(vertical), now);
        if (before == null) {
            OUTCOMES.forEach(outcome -> counter(now, outcome));
        }
        now.endedSince(before).ifPresent(outcome -> counter(now, outcome).increment());
        if (!now.equals(before)) {
            publish();
        }
    }

    void forget(ErpVertical vertical) {
        Standing gone = verticals.remove(key(vertical));
        if (gone != null) {
            OUTCOMES.forEach(outcome -> registry.remove(counter(gone, outcome)));
            publish();
        }
    }

    void show(ErpSuite suite, ErpSuiteStatus status) {
        boolean isReady = status.conditions() != null
                && status.conditions().stream()
                        .anyMatch(each -> "Ready".equals(each.getType()) && "True".equals(each.getStatus()));
        if (!Objects.equals(isReady, suites.put(tags(suite), isReady))) {
            publish();
        }
    }

    void forget(ErpSuite suite) {
        if (suites.remove(tags(suite)) != null) {
            publish();
        }
    }

    private synchronized void publish() {
        figures.forEach((gauge, row) -> gauge.register(
                verticals.values().stream()
                        .flatMap(each -> row.apply(each).stream())
                        .toList(),
                true));
        suiteReady.register(
                suites.entrySet().stream()
                        .<MultiGauge.Row<?>>map(each -> MultiGauge.Row.of(each.getKey(), each.getValue() ? 1 : 0))
                        .toList(),
                true);
    }

    private void is(String name, String description, Predicate<Standing> what) {
        figure(name, description, each -> Optional.of(what.test(each) ? 1.0 : 0.0));
    }

    private void figure(String name, String description, Function<Standing, Optional<Double>> figure) {
        figures.put(
                gauge(name, description),
                each -> figure.apply(each).map(value -> MultiGauge.Row.of(each.tags(), value)));
    }

    private void tells(String name, String description, Function<Standing, Tags> said) {
        figures.put(
                gauge(name, description),
                each -> Optional.of(MultiGauge.Row.of(each.tags().and(said.apply(each)), 1)));
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private Counter counter(Standing vertical, String outcome) {
        return Counter.builder("erp.vertical.migrations")
                .description("Migrations that ended")
                .tags(vertical.tags().and("outcome", outcome))
                .register(registry);
    }

    private static Tags tags(ErpSuite suite) {
        return Tags.of(
                "namespace", suite.getMetadata().getNamespace(),
                "suite", suite.getMetadata().getName());
    }

    private static String key(ErpVertical vertical) {
        return vertical.getMetadata().getNamespace() + "/"
                + vertical.getMetadata().getName();
    }
}
