package dev.isem.erp.operator.observe;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.render.Installation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Comparator;
import java.util.List;

/** Takes the picture that one pass decides on, from the caches only: looking costs no request. */
public final class Observer {

    private static final Comparator<ErpVertical> BY_NAME =
            Comparator.comparing(vertical -> vertical.getMetadata().getName());

    private final Caches caches;
    private final Installation installation;

    public Observer(Caches caches, Installation installation) {
        this.caches = caches;
        this.installation = installation;
    }

    /**
     * What one pass sees of a vertical.
     *
     * @param vertical as the queue has it: its status may be newer than the cache's
     */
    public Observation observe(ErpVertical vertical) {
        String namespace = vertical.getMetadata().getNamespace();
        String name = vertical.getMetadata().getName();
        String uid = vertical.getMetadata().getUid();
        List<Job> jobs = caches.jobs.by(Caches.BY_SUITE, Keys.suite(vertical));
        return new Observation(
                vertical,
                caches.suites
                        .get(namespace, vertical.getSpec().suiteRef().name())
                        .orElse(null),
                caches.verticals.by(Caches.BY_SUITE, Keys.suite(vertical)).stream()
                        .filter(each -> !each.getMetadata().getName().equals(name))
                        .sorted(BY_NAME)
                        .toList(),
                jobs.stream().filter(job -> isOf(job, uid)).toList(),
                caches.pods.by(Caches.BY_INSTANCE, namespace + "/" + name),
                jobs.stream().filter(job -> !isOf(job, uid)).toList(),
                caches.ownedBy(vertical),
                installation);
    }

    public SuiteObservation observe(ErpSuite suite) {
        return new SuiteObservation(
                suite,
                caches.verticals.by(Caches.BY_SUITE, Keys.suite(suite)).stream()
                        .sorted(BY_NAME)
                        .toList(),
                caches.ownedBy(suite),
                installation);
    }

    private static boolean isOf(Job job, String uid) {
        return Caches.controller(job)
                .filter(owner -> uid.equals(owner.getUid()))
                .isPresent();
    }
}
