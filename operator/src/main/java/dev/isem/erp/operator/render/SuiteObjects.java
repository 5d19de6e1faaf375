package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The servers that a suite does not bring along itself, and who may connect to what. */
public final class SuiteObjects {

    private SuiteObjects() {}

    /**
     * What the suite's manifest asks for.
     *
     * @param redisUsers what Redis reads of its users; absent for one that an earlier operator made without
     */
    public static List<HasMetadata> render(ErpSuite suite, Installation installation, Optional<String> redisUsers) {
        var objects = new ArrayList<HasMetadata>();
        objects.addAll(SuitePolicies.render(suite));
        if (suite.getSpec().database().external() == null) {
            objects.add(Postgres.service(suite));
            objects.add(Postgres.statefulSet(suite, installation));
        }
        if (suite.getSpec().redis().external() == null) {
            objects.add(Redis.service(suite));
            redisUsers.ifPresent(users -> objects.add(RedisUsers.render(suite, users)));
            objects.add(Redis.deployment(suite, installation, redisUsers.isPresent()));
        }
        return List.copyOf(objects);
    }
}
