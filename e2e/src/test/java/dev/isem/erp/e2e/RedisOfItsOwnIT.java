package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpSuite;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A suite moves from the Redis that the operator runs to one that somebody else runs. */
@Order(16)
class RedisOfItsOwnIT {
    private final Installation installation = new Installation().withCoreAndConstruccion();

    @AfterEach
    void remove() {
        suite().delete();
    }

    @Test
    void theManagedOneGoesWithItsAddress() {
        installation.apply(Serialization.unmarshal("""
                apiVersion: erp.isem.dev/v1alpha1
                kind: ErpSuite
                metadata: {name: spare}
                spec:
                  domain: spare.localhost
                  database: {external: {host: isem-postgres.erp-e2e.svc, tls: false, adminSecret: isem-postgres}}
                """, ErpSuite.class));
        installation.await("the managed Redis", Installation.UP, () -> deployments() == 1);

        suite().patch(PatchContext.of(PatchType.JSON_MERGE), """
                        {"spec":{"redis":{"external":{"host":"isem-redis.erp-e2e.svc","passwordSecret":"isem-redis"}}}}
                        """);
        installation.await("it to go", Installation.UP, () -> deployments() == 0);
        installation.await(
                "its address to go",
                Installation.UP,
                () -> installation
                                .client()
                                .services()
                                .inNamespace(Installation.NAMESPACE)
                                .withName("spare-redis")
                                .get()
                        == null);
        assertThat(suite().require().getStatus().redis().host()).isEqualTo("isem-redis.erp-e2e.svc");
        assertThat(installation.secret("spare-redis", "password"))
                .as("passwords outlive their servers")
                .isNotBlank();
    }

    private Resource<ErpSuite> suite() {
        return installation
                .client()
                .resources(ErpSuite.class)
                .inNamespace(Installation.NAMESPACE)
                .withName("spare");
    }

    private int deployments() {
        return installation
                .client()
                .apps()
                .deployments()
                .inNamespace(Installation.NAMESPACE)
                .withLabel("app.kubernetes.io/part-of", "spare")
                .list()
                .getItems()
                .size();
    }
}
