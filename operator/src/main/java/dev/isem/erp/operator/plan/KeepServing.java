package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.operator.observe.Observation;
import dev.isem.erp.operator.observe.Owned;
import dev.isem.erp.operator.render.Rendered;
import dev.isem.erp.operator.render.VerticalObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The plan while the version that is asked for may not serve: what serves is restored when somebody changed or deleted
 * it, and is not touched otherwise, whatever else the manifest changed in the same edit.
 */
final class KeepServing {

    private KeepServing() {}

    static Plan<ErpVerticalStatus> reconciling(Situation situation, Verdict.Wait wait) {
        return plan(situation, Phase.of(wait), wait.work());
    }

    static Plan<ErpVerticalStatus> stalled(Situation situation, Verdict.Refuse refuse) {
        return plan(situation, Phase.of(refuse), Work.NONE);
    }

    static Plan<ErpVerticalStatus> plan(Situation situation, Phase phase, Work work) {
        ErpVerticalStatus status = new StatusDraft(
                        situation, situation.old().serving(), situation.old().urls())
                .with(phase.remarking(Rotation.waiting(situation)));
        return new Plan<>(
                work.credentials(),
                work.start(),
                Restoration.keepsPodsAway(situation, phase)
                        ? Restoration.withoutPods(situation)
                        : PodsHeld.filter(restorable(situation), situation, phase, work),
                Stream.of(
                                work.delete().stream(),
                                Run.abandoned(situation),
                                Run.outlived(situation),
                                switchedOff(situation.seen()))
                        .<HasMetadata>flatMap(objects -> objects)
                        .toList(),
                Retirement.mustBeHeld(situation.seen()),
                status,
                Notes.between(situation.old(), status),
                work.recheck());
    }

    /** Whoever turns the policies off is in need, and must not have to wait for a version. */
    private static Stream<HasMetadata> switchedOff(Observation seen) {
        return seen.suite() == null || seen.suite().getSpec().policies().isEnabled()
                ? Stream.empty()
                : seen.owned().objects().values().stream()
                        .filter(NetworkPolicy.class::isInstance)
                        .sorted(Comparator.comparing(each -> each.getMetadata().getName()));
    }

    static List<HasMetadata> restorable(Situation situation) {
        List<HasMetadata> objects = situation
                .serving()
                .map(serving -> Stream.concat(
                                Rotation.keepers(situation).stream(), VerticalObjects.render(serving).stream())
                        .toList())
                .orElse(List.of());
        return Autoscaled.keepReplicas(objects, situation.seen().owned()).stream()
                .filter(object -> isGoneOrOnlyDrifted(object, situation.seen().owned()))
                .toList();
    }

    /** The seal tells what was rendered before. Another one: the manifest changed, and that waits with the version. */
    private static boolean isGoneOrOnlyDrifted(HasMetadata object, Owned owned) {
        return owned.like(object)
                .map(live -> Objects.equals(Rendered.sealOf(live), Rendered.sealOf(object)))
                .orElse(true);
    }
}
