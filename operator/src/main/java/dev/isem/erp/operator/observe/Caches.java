package dev.isem.erp.operator.observe;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.Names;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One watch per kind and namespace, shared by all reconcilers. Other people's objects never enter the process. */
public final class Caches {

    static final String BY_SUITE = "suite";
    static final String BY_NEED = "need";
    static final String BY_OWNER = "owner";
    static final String BY_INSTANCE = "instance";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final Shelf<ErpSuite> suites;
    final Shelf<ErpVertical> verticals;
    final Shelf<Deployment> deployments;
    final Shelf<StatefulSet> statefulSets;
    final Shelf<Service> services;
    final Shelf<ConfigMap> configMaps;
    final Shelf<Ingress> ingresses;
    final Shelf<HorizontalPodAutoscaler> autoscalers;
    final Shelf<PodDisruptionBudget> disruptionBudgets;
    final Shelf<NetworkPolicy> networkPolicies;
    final Shelf<Job> jobs;
    final Shelf<Pod> pods;

    private final KubernetesClient client;
    private final Set<String> namespaces;

    /**
     * Caches that {@link #start} fills.
     *
     * @param namespaces to watch; all when empty
     */
    public Caches(KubernetesClient client, Set<String> namespaces) {
        this.client = client;
        this.namespaces = namespaces;
        suites = shelf(ErpSuite.class, Map.of());
        verticals = shelf(ErpVertical.class, Map.of())
                .indexedBy(BY_SUITE, vertical -> List.of(Keys.suite(vertical)))
                .indexedBy(BY_NEED, Keys::needs);
        deployments = owned(Deployment.class);
        statefulSets = owned(StatefulSet.class);
        services = owned(Service.class);
        configMaps = owned(ConfigMap.class);
        ingresses = owned(Ingress.class);
        autoscalers = owned(HorizontalPodAutoscaler.class);
        disruptionBudgets = owned(PodDisruptionBudget.class);
        networkPolicies = owned(NetworkPolicy.class);
        jobs = owned(Job.class).indexedBy(BY_SUITE, Keys::suiteOfLabels);
        pods = shelf(Pod.class, Map.of(Marks.MANAGED_BY, Names.MANAGER, Marks.COMPONENT, Marks.MIGRATION))
                .indexedBy(BY_INSTANCE, Keys::instance);
    }

    /** Ends when all caches are filled. Wake-ups are to be attached before. */
    public void start() {
        for (Shelf<?> shelf : all()) {
            try {
                shelf.start(PATIENCE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while reading " + shelf, stopped);
            } catch (Exception failed) {
                throw new IllegalStateException(
                        "cannot list and watch " + shelf + ": " + failed.getMessage()
                                + ". Check the operator's Role and the connection to the API server.",
                        failed);
            }
        }
    }

    public void stop() {
        all().forEach(Shelf::stop);
    }

    public boolean haveSynced() {
        return all().stream().allMatch(Shelf::hasSynced);
    }

    public boolean hasJob(String namespace, String name) {
        return jobs.get(namespace, name).isPresent();
    }

    List<Shelf<? extends HasMetadata>> all() {
        return Stream.concat(Stream.of(suites, verticals, jobs, pods), objects().stream())
                .toList();
    }

    /** What plans render, by kind. */
    List<Shelf<? extends HasMetadata>> objects() {
        return List.of(
                deployments,
                statefulSets,
                services,
                configMaps,
                ingresses,
                autoscalers,
                disruptionBudgets,
                networkPolicies);
    }

    /** Live objects of one owner, Jobs and Pods apart. */
    Owned ownedBy(HasMetadata owner) {
        String uid = owner.getMetadata().getUid();
        var objects = new ArrayList<HasMetadata>();
        for (Shelf<? extends HasMetadata> shelf : objects()) {
            objects.addAll(shelf.by(BY_OWNER, uid));
        }
        return Owned.of(objects);
    }

    private <T extends HasMetadata> Shelf<T> owned(Class<T> type) {
        return shelf(type, Map.of(Marks.MANAGED_BY, Names.MANAGER))
                .indexedBy(
                        BY_OWNER,
                        object -> controller(object)
                                .map(owner -> List.of(owner.getUid()))
                                .orElse(List.of()));
    }

    private <T extends HasMetadata> Shelf<T> shelf(Class<T> type, Map<String, String> labels) {
        var resources = client.resources(type);
        List<SharedIndexInformer<T>> informers = namespaces.isEmpty()
                ? List.of(resources.inAnyNamespace().withLabels(labels).runnableInformer(0))
                : namespaces.stream()
                        .map(namespace -> resources
                                .inNamespace(namespace)
                                .withLabels(labels)
                                .runnableInformer(0))
                        .toList();
        return new Shelf<>(type, informers);
    }

    static Optional<OwnerReference> controller(HasMetadata object) {
        @Nullable List<OwnerReference> owners = object.getMetadata().getOwnerReferences();
        return owners == null
                ? Optional.empty()
                : owners.stream()
                        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                        .findFirst();
    }
}
