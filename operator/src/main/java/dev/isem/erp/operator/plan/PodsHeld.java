package dev.isem.erp.operator.plan;

import dev.isem.erp.operator.observe.Owned;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.stream.Stream;

/**
 * A vertical can be scaled while its next version waits, with two exceptions: pods that the database cannot carry, and
 * pods of the old version while what they use may be taken away.
 */
final class PodsHeld {

    private PodsHeld() {}

    static List<HasMetadata> filter(List<HasMetadata> objects, Situation situation, Phase phase, Work work) {
        if (isContracting(situation, work)) {
            return objects.stream()
                    .filter(object -> !isBackend(object, situation))
                    .toList();
        }
        return phase.reason() == Reason.CONNECTION_BUDGET_EXCEEDED
                ? objects.stream()
                        .flatMap(object -> asManyAsNow(object, situation))
                        .toList()
                : objects;
    }

    /** A run that was told that no pod of an older version lives is about to start, or on its way. */
    private static boolean isContracting(Situation situation, Work work) {
        boolean starts = work.start()
                .filter(job -> job.getMetadata().getAnnotations().containsKey(Marks.SETTLED))
                .isPresent();
        return starts || Migration.running(situation).filter(Run::isSettled).isPresent();
    }

    private static Stream<HasMetadata> asManyAsNow(HasMetadata object, Situation situation) {
        Owned owned = situation.seen().owned();
        if (!isBackend(object, situation)) {
            return Stream.of(object);
        }
        if (!(object instanceof Deployment wanted)) {
            return owned.like(object).isPresent() ? Stream.of(object) : Stream.empty();
        }
        return owned
                .deployment(wanted.getMetadata().getName())
                .map(live -> new DeploymentBuilder(wanted)
                        .editSpec()
                        .withReplicas(live.getSpec().getReplicas())
                        .endSpec()
                        .build())
                .stream()
                .map(HasMetadata.class::cast);
    }

    private static boolean isBackend(HasMetadata object, Situation situation) {
        return (object instanceof Deployment || object instanceof HorizontalPodAutoscaler)
                && Names.backend(situation.name()).equals(object.getMetadata().getName());
    }
}
