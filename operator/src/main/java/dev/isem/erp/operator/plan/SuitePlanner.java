package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpSuiteStatus;
import dev.isem.erp.crds.ErpSuiteStatus.Endpoint;
import dev.isem.erp.operator.observe.Owned;
import dev.isem.erp.operator.observe.SuiteObservation;
import dev.isem.erp.operator.render.Credential;
import dev.isem.erp.operator.render.DatabaseEnvironment;
import dev.isem.erp.operator.render.DatabaseTls;
import dev.isem.erp.operator.render.Names;
import dev.isem.erp.operator.render.RedisUsers;
import dev.isem.erp.operator.render.SuiteObjects;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what becomes of a suite: its servers, and what is said of it. */
public final class SuitePlanner {

    private SuitePlanner() {}

    public static Plan<ErpSuiteStatus> plan(SuiteObservation seen, Instant now) {
        ErpSuite suite = seen.suite();
        List<String> users = users(seen);
        if (suite.getMetadata().getDeletionTimestamp() != null && users.isEmpty()) {
            return new Plan<>(
                    List.of(), Optional.empty(), List.of(), List.of(), false, null, List.of(), Optional.empty());
        }
        List<HasMetadata> objects = SuiteObjects.render(suite, seen.installation(), redisUsers(seen));
        List<String> starting = objects.stream()
                .filter(object -> object instanceof StatefulSet || object instanceof Deployment)
                .filter(server -> !isReady(seen.owned(), server))
                .map(server -> server.getMetadata().getName())
                .toList();
        ErpSuiteStatus old = Statuses.of(suite);
        ErpSuiteStatus status = status(seen, starting, users, new Conditions(old.conditions(), now));
        return new Plan<>(
                Statuses.isReady(suite) || suite.getSpec().isSuspended() ? List.of() : credentials(suite, starting),
                Optional.empty(),
                suite.getSpec().isSuspended() ? List.of() : objects,
                suite.getSpec().isSuspended() ? List.of() : leftovers(seen.owned(), objects),
                !users.isEmpty(),
                status,
                Notes.between(old, status),
                Optional.empty());
    }

    /**
     * Once ready it has them all; one that was deleted since would not fit the data any more. A certificate would not fit
     * the one that a running server has read.
     */
    private static List<Credential> credentials(ErpSuite suite, List<String> starting) {
        boolean postgresStarts =
                starting.contains(Names.postgres(suite.getMetadata().getName()));
        return Credential.of(suite).stream()
                .filter(each -> postgresStarts || each.kind() != Credential.Kind.CERTIFICATE)
                .toList();
    }

    /**
     * A Redis that an earlier operator made is left alone until a vertical has a user there: only then is a restart
     * worth its while.
     */
    private static Optional<String> redisUsers(SuiteObservation seen) {
        String users = RedisUsers.file(seen.verticals());
        boolean worthARestart = seen.owned()
                .deployment(Names.redis(seen.suite().getMetadata().getName()))
                .map(redis -> RedisUsers.areReadBy(redis) || !users.isEmpty())
                .orElse(true);
        return worthARestart ? Optional.of(users) : Optional.empty();
    }

    /** Verticals whose data would go out of reach with the servers. One that is being deleted needs them to drop its own. */
    private static List<String> users(SuiteObservation seen) {
        return Retirement.isForced(seen.suite())
                ? List.of()
                : seen.verticals().stream()
                        .filter(each -> each.getMetadata().getDeletionTimestamp() == null || Retirement.dropsData(each))
                        .map(Owners::name)
                        .toList();
    }

    private static ErpSuiteStatus status(
            SuiteObservation seen, List<String> starting, List<String> users, Conditions conditions) {
        ErpSuite suite = seen.suite();
        return new ErpSuiteStatus(
                suite.getMetadata().getGeneration(),
                suite.getMetadata().getDeletionTimestamp() == null || !starting.isEmpty()
                        ? conditions(starting, conditions)
                        : held(users, conditions),
                new Endpoint(
                        DatabaseEnvironment.host(suite), DatabaseEnvironment.port(suite), DatabaseTls.shown(suite)),
                new Endpoint(DatabaseEnvironment.redisHost(suite), DatabaseEnvironment.redisPort(suite)),
                seen.verticals().stream().filter(Statuses::isReady).count() + "/"
                        + seen.verticals().size(),
                Train.of(suite, seen.verticals()).map(TrainProgress::of).orElse(null));
    }

    private static List<Condition> held(List<String> users, Conditions conditions) {
        String message =
                "deleted, and %s still use%s its servers, so they stay. It goes by itself once they are deleted."
                        .formatted(String.join(", ", users), users.size() == 1 ? "s" : "");
        return conditions
                .with(Conditions.READY, false, Reason.DELETION_HELD, message)
                .with(Conditions.RECONCILING, true, Reason.DELETION_HELD, message)
                .list();
    }

    private static List<Condition> conditions(List<String> starting, Conditions conditions) {
        if (starting.isEmpty()) {
            return conditions
                    .with(Conditions.READY, true, Reason.SERVERS_READY, "The database and Redis can be used")
                    .list();
        }
        String message = String.join(" and ", starting) + " cannot be used yet: no ready pod";
        return conditions
                .with(Conditions.READY, false, Reason.SERVERS_STARTING, message)
                .with(Conditions.RECONCILING, true, Reason.SERVERS_STARTING, message)
                .list();
    }

    private static boolean isReady(Owned owned, HasMetadata server) {
        String name = server.getMetadata().getName();
        return server instanceof StatefulSet
                ? owned.statefulSet(name)
                        .map(StatefulSet::getStatus)
                        .filter(status -> status.getReadyReplicas() != null && status.getReadyReplicas() > 0)
                        .isPresent()
                : Rollouts.serves(owned.deployment(name));
    }

    private static List<HasMetadata> leftovers(Owned owned, List<HasMetadata> objects) {
        Set<Owned.Key> wanted = objects.stream().map(Owned.Key::of).collect(Collectors.toSet());
        return owned.objects().entrySet().stream()
                .filter(live -> !wanted.contains(live.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(each -> each.getMetadata().getName()))
                .toList();
    }
}
