package dev.isem.erp.operator.observe;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.render.Marks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.jspecify.annotations.Nullable;

/** Says who must look again after which change. Nothing is asked twice, nothing is polled. */
public final class WakeUps {

    /** Where a wake-up goes. */
    public interface Bell {

        void vertical(String namespace, String name);

        void suite(String namespace, String name);
    }

    private final Caches caches;
    private final Bell bell;

    public WakeUps(Caches caches, Bell bell) {
        this.caches = caches;
        this.bell = bell;
    }

    /** To be called before the caches start. */
    public void attach() {
        for (Shelf<? extends HasMetadata> shelf : caches.objects()) {
            shelf.onEvent(Change.handler((before, now) -> {
                if (before != null) {
                    owner(before); // who lost it must look too
                }
                owner(now);
            }));
        }
        caches.pods.onEvent(Change.handler((_, pod) -> instance(pod)));
        caches.jobs.onEvent(Change.handler((before, job) -> {
            owner(job);
            if (before == null || Facts.isFinished(before) != Facts.isFinished(job)) {
                everyoneInSuiteOf(job);
            }
        }));
        caches.suites.onEvent(Change.handler((before, suite) -> {
            if (before == null || !Facts.of(before).equals(Facts.of(suite))) {
                everyone(Keys.suite(suite));
            }
        }));
        caches.verticals.onEvent(Change.handler(this::vertical));
    }

    private void vertical(@Nullable ErpVertical before, ErpVertical now) {
        if (before == null || !Facts.ofManifest(before).equals(Facts.ofManifest(now))) {
            neighbours(now);
        } else if (!Facts.ofStatus(before).equals(Facts.ofStatus(now))) {
            suite(now);
            if (!Facts.served(before).equals(Facts.served(now))
                    || !Facts.turn(before).equals(Facts.turn(now))) {
                everyone(Keys.suite(now)); // everybody's list of applications, and who waits for its roll-out or end
            }
            if (!Facts.schema(before).equals(Facts.schema(now))) {
                dependents(now);
            }
        }
    }

    private void neighbours(ErpVertical vertical) {
        everyone(Keys.suite(vertical));
        suite(vertical);
    }

    private void dependents(ErpVertical owner) {
        owner.getSpec().schemas().stream()
                .flatMap(schema -> caches.verticals.by(Caches.BY_NEED, Keys.need(owner, schema)).stream())
                .forEach(this::wake);
    }

    private void everyoneInSuiteOf(Job job) {
        Keys.suiteOfLabels(job).forEach(this::everyone);
    }

    private void everyone(String suiteKey) {
        caches.verticals.by(Caches.BY_SUITE, suiteKey).forEach(this::wake);
    }

    private void suite(ErpVertical vertical) {
        bell.suite(
                vertical.getMetadata().getNamespace(),
                vertical.getSpec().suiteRef().name());
    }

    private void wake(ErpVertical vertical) {
        bell.vertical(
                vertical.getMetadata().getNamespace(), vertical.getMetadata().getName());
    }

    private void instance(HasMetadata object) {
        String name = object.getMetadata().getLabels().get(Marks.INSTANCE);
        if (name != null) {
            bell.vertical(object.getMetadata().getNamespace(), name);
        }
    }

    private void owner(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        Caches.controller(object).ifPresent(owner -> {
            if (owner.getKind().equals(HasMetadata.getKind(ErpVertical.class))) {
                bell.vertical(namespace, owner.getName());
            } else if (owner.getKind().equals(HasMetadata.getKind(ErpSuite.class))) {
                bell.suite(namespace, owner.getName());
            }
        });
    }
}
