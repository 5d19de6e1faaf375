package dev.isem.erp.operator.runtime;

import dev.isem.erp.operator.apply.Applier;
import dev.isem.erp.operator.apply.Events;
import dev.isem.erp.operator.apply.Hold;
import dev.isem.erp.operator.observe.Caches;
import dev.isem.erp.operator.observe.Observer;
import dev.isem.erp.operator.observe.WakeUps;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running operator: everything wired by hand, started and stopped in order. */
public final class ErpOperator {

    private static final Logger LOG = LoggerFactory.getLogger(ErpOperator.class);
    private static final int THREADS = 8;
    private static final Duration DRAIN = Duration.ofSeconds(20);

    /** Not polling: a pass at rest makes no request. It covers an event lost on the way. */
    private static final Duration AT_LATEST = Duration.ofMinutes(5);

    private final KubernetesClient client;
    private final Caches caches;
    private final Leadership leadership;
    private final Health health;
    private final Operator operator;
    private final AtomicBoolean deaf = new AtomicBoolean();

    public ErpOperator(KubernetesClient client, Settings settings, Clock clock) {
        this.client = client;
        this.caches = new Caches(client, settings.watched());
        this.leadership = new Leadership(client, settings);
        var metrics = new Metrics(settings.installation().operatorImage(), leadership::leads);
        var bells = new Bells();
        new WakeUps(caches, bells).attach();
        this.operator = operator(metrics);
        var observer = new Observer(caches, settings.installation());
        var applier = new Applier(client);
        var events = new Events(client, settings.identity());
        var hold = new Hold(client);
        operator.register(
                new SuiteReconciler(observer, applier, hold, events, bells, metrics, clock),
                common(settings, "suites"));
        operator.register(
                new VerticalReconciler(observer, applier, hold, events, new Turn(caches), bells, metrics, clock),
                common(settings, "verticals"));
        this.health = new Health(
                settings.port(),
                () -> !deaf.get(),
                this::isReady,
                () -> metrics.registry().scrape());
    }

    public void start() {
        health.start();
        CrdCheck.check(client);
        caches.start();
        operator.start();
        LOG.info("started");
    }

    /** Ends passes in progress, then gives the lease back. The client is closed by whoever made it. */
    public void stop() {
        leadership.stopping();
        operator.stop();
        leadership.release();
        caches.stop();
        health.close();
        LOG.info("stopped");
    }

    /** Of health and metrics: what the settings say, or the free one that was found. */
    public int port() {
        return health.port();
    }

    private boolean isReady() {
        return caches.haveSynced() && operator.getRuntimeInfo().isStarted();
    }

    private Operator operator(Metrics metrics) {
        var queueMetrics = MicrometerMetrics.withoutPerResourceMetrics(metrics.registry());
        var election = leadership.configuration();
        return new Operator(overrider -> overrider
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withLeaderElectionConfiguration(election)
                .withConcurrentReconciliationThreads(THREADS)
                .withReconciliationTerminationTimeout(DRAIN)
                .withMetrics(queueMetrics)
                .withStopOnInformerErrorDuringStartup(true)
                .withInformerStoppedHandler((_, cause) -> {
                    if (cause != null) {
                        LOG.error("a watch of the work queue ended for good; the process is to be restarted", cause);
                        deaf.set(true);
                    }
                }));
    }

    private static <R extends HasMetadata> java.util.function.Consumer<ControllerConfigurationOverrider<R>> common(
            Settings settings, String name) {
        return overrider -> {
            overrider
                    .withName(name)
                    .withFieldManager(Names.MANAGER)
                    .withGenerationAware(false)
                    .withOnUpdateFilter(ErpOperator::isWorthAPass)
                    // The finalizer is ours to set, and only where a deletion must be held back.
                    .withTriggerReconcilerOnAllEvents(true)
                    .withReconciliationMaxInterval(AT_LATEST)
                    .withRetry(new GenericRetry()
                            .setInitialInterval(500)
                            .setIntervalMultiplier(2)
                            .setMaxInterval(60_000)
                            .withoutMaxAttempts());
            if (settings.watched().isEmpty()) {
                overrider.watchingAllNamespaces();
            } else {
                overrider.settingNamespaces(settings.watched());
            }
        };
    }

    /** Manifest, deletion, finalizers and what people ask for by annotations; not the status, which we write ourselves. */
    private static boolean isWorthAPass(HasMetadata now, HasMetadata before) {
        var current = now.getMetadata();
        var earlier = before.getMetadata();
        return !Objects.equals(current.getGeneration(), earlier.getGeneration())
                || !Objects.equals(current.getDeletionTimestamp(), earlier.getDeletionTimestamp())
                || !Objects.equals(current.getFinalizers(), earlier.getFinalizers())
                || !requests(current.getAnnotations()).equals(requests(earlier.getAnnotations()));
    }

    private static Map<String, String> requests(@Nullable Map<String, String> annotations) {
        var requests = new HashMap<>(annotations == null ? Map.of() : annotations);
        requests.keySet().retainAll(Marks.REQUESTS);
        return requests;
    }
}
