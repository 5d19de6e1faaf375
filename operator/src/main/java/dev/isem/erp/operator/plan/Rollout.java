package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.crds.ErpVerticalStatus.Serving;
import dev.isem.erp.operator.observe.Owned;
import dev.isem.erp.operator.render.Release;
import dev.isem.erp.operator.render.VerticalObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plan when nothing is in the way: the version that is asked for serves. */
final class Rollout {

    private Rollout() {}

    static Plan<ErpVerticalStatus> plan(Situation situation) {
        Release release = situation.wanted();
        Owned owned = situation.seen().owned();
        List<HasMetadata> rendered = Autoscaled.keepReplicas(VerticalObjects.render(release), owned);
        Phase phase = phase(situation, rendered);
        return phase.ready()
                ? plan(Signing.begun(Rotation.begun(situation)), release, phase, rendered)
                : plan(situation, release, phase, rendered);
    }

    private static Plan<ErpVerticalStatus> plan(
            Situation situation, Release release, Phase phase, List<HasMetadata> rendered) {
        Owned owned = situation.seen().owned();
        List<HasMetadata> objects = Stream.concat(Rotation.keepers(situation).stream(), rendered.stream())
                .toList();
        var serving = new Serving(
                release.version(),
                situation.inputs(),
                release.backendImage(),
                release.frontendImage(),
                situation.schemaVersion(),
                situation.vertical().getMetadata().getGeneration(),
                release.template(),
                situation.outcome().filter(Upkeep::isOwed).isPresent() ? Boolean.TRUE : null,
                release.login().shown());
        Upkeep upkeep = phase.ready() ? Upkeep.of(situation) : Upkeep.NONE;
        ErpVerticalStatus status = new StatusDraft(situation, serving, StatusDraft.urls(situation))
                .with(phase.remarking(remark(situation, phase, upkeep)));
        return new Plan<>(
                Stream.concat(
                                upkeep.start().isPresent()
                                        ? situation.credentials(situation.forSteps()).stream()
                                        : Stream.empty(),
                                Signing.credentials(situation).stream())
                        .toList(),
                upkeep.start(),
                objects,
                Stream.concat(
                                leftovers(owned, objects)
                                        .filter(each -> !Rotation.mustStay(situation, each))
                                        .filter(each -> !Signing.mustStay(situation, each)),
                                Run.outlived(situation))
                        .toList(),
                Retirement.mustBeHeld(situation.seen()),
                status,
                Notes.between(situation.old(), status),
                Stream.of(upkeep.recheck(), Signing.recheck(situation))
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()));
    }

    private static String remark(Situation situation, Phase phase, Upkeep upkeep) {
        return upkeep.remark() + (phase.ready() ? Signing.remark(situation) : "");
    }

    private static Phase phase(Situation situation, List<HasMetadata> objects) {
        List<Deployment> wanted = objects.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList();
        String version = situation.wanted().version();
        for (Deployment deployment : wanted) {
            Optional<Deployment> live = situation
                    .seen()
                    .owned()
                    .deployment(deployment.getMetadata().getName())
                    .filter(candidate -> Rollouts.isOf(candidate, deployment));
            if (live.isEmpty()) {
                return Phase.reconciling(Reason.ROLLING_OUT, version + " is being rolled out" + meanwhile(situation));
            }
            if (Rollouts.isStuck(live.get())) {
                return Phase.stalled(Reason.ROLLOUT_STUCK, stuck(live.get(), situation));
            }
            if (!Rollouts.isComplete(live.get())) {
                return Phase.reconciling(Reason.ROLLING_OUT, version + ": " + Rollouts.progress(live.get()));
            }
        }
        boolean atZero = wanted.stream()
                .anyMatch(each -> Integer.valueOf(0).equals(each.getSpec().getReplicas()));
        return Phase.ready(version + (atZero ? " is scaled to zero pods" : " serves"));
    }

    private static String stuck(Deployment live, Situation situation) {
        return "%s and no more became ready in time%s. Read the log of its newest pod, then correct the manifest."
                .formatted(Rollouts.progress(live), meanwhile(situation));
    }

    private static String meanwhile(Situation situation) {
        String serves = situation.old().version();
        return serves == null || serves.equals(situation.wanted().version())
                ? ""
                : "; " + serves + " serves until it is ready";
    }

    /** What an earlier manifest had and this one has not. */
    private static Stream<HasMetadata> leftovers(Owned owned, List<HasMetadata> objects) {
        Set<Owned.Key> wanted = objects.stream().map(Owned.Key::of).collect(Collectors.toSet());
        return owned.objects().entrySet().stream()
                .filter(live -> !wanted.contains(live.getKey()))
                .map(java.util.Map.Entry::getValue)
                .sorted(Comparator.comparing(each -> each.getMetadata().getName()));
    }
}
