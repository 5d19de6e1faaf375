package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.observe.Owned;
import dev.isem.erp.operator.render.DatabaseEnvironment;
import dev.isem.erp.operator.render.Names;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Can the database carry my pods? One too many connections and every vertical's pods fail, so they are counted before a
 * pod is made: all there can be, and the one more of a roll-out. The oldest keep theirs.
 */
final class ConnectionBudget {

    /** Rolling.oneMoreThenOneLess adds one pod while it replaces the others. */
    private static final int SURGE = 1;

    private ConnectionBudget() {}

    static Verdict check(Situation situation) {
        var suite = situation.seen().suite();
        OptionalInt limit = suite == null ? OptionalInt.empty() : DatabaseEnvironment.connections(suite);
        if (limit.isEmpty()) {
            return Verdict.pass();
        }
        ErpVertical mine = situation.vertical();
        if (isCarriedAlready(situation)) {
            return Verdict.pass();
        }
        List<ErpVertical> older = situation.seen().neighbours().stream()
                .filter(each -> Collisions.isOlder(each, mine))
                .toList();
        int free = limit.getAsInt()
                - older.stream().mapToInt(ConnectionBudget::demand).sum();
        return demand(mine) <= free ? Verdict.pass() : refuse(situation, limit.getAsInt(), Math.max(free, 0), older);
    }

    /** What the database carries now is not refused, whatever an earlier release of the operator let through. */
    private static boolean isCarriedAlready(Situation situation) {
        Owned owned = situation.seen().owned();
        String backend = Names.backend(situation.name());
        int most = situation.vertical().getSpec().backend().mostPods();
        boolean byReplicas = owned.deployment(backend)
                .map(live -> live.getSpec().getReplicas())
                .filter(replicas -> replicas >= most)
                .isPresent();
        return byReplicas
                || owned.autoscaler(backend)
                        .map(live -> live.getSpec().getMaxReplicas())
                        .filter(replicas -> replicas >= most)
                        .isPresent();
    }

    private static Verdict refuse(Situation situation, int limit, int free, List<ErpVertical> older) {
        var backend = situation.vertical().getSpec().backend();
        String taken = older.stream()
                .map(each -> Owners.name(each) + " " + demand(each))
                .collect(Collectors.joining(", "));
        return new Verdict.Refuse(
                Conditions.DEPENDENCIES_READY,
                Reason.CONNECTION_BUDGET_EXCEEDED,
                ("%d pods, and one more during a roll-out, with %d connections each need %d; %d of %d are free%s. Nothing was"
                                + " changed. Lower the pods or spec.backend.connections, or raise the server's limit. %s")
                        .formatted(
                                backend.mostPods(),
                                backend.connectionsPerPod(),
                                demand(situation.vertical()),
                                free,
                                limit,
                                taken.isEmpty() ? "" : " (" + taken + ")",
                                situation.kept()));
    }

    private static int demand(ErpVertical vertical) {
        var backend = vertical.getSpec().backend();
        return backend.mostPods() == 0 ? 0 : (backend.mostPods() + SURGE) * backend.connectionsPerPod();
    }
}
