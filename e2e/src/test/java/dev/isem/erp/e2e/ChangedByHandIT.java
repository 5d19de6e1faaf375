package dev.isem.erp.e2e;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What somebody deletes or changes by hand is put back in a second or two. */
@Order(7)
class ChangedByHandIT {
    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void aDeletedDeploymentServiceOrIngressIsPutBack() {
        var apps = installation.client().apps().deployments().inNamespace(Installation.NAMESPACE);
        comesBack(apps.withName("construccion-backend"));
        comesBack(installation
                .client()
                .services()
                .inNamespace(Installation.NAMESPACE)
                .withName("construccion-backend"));
        comesBack(installation
                .client()
                .network()
                .v1()
                .ingresses()
                .inNamespace(Installation.NAMESPACE)
                .withName("construccion-api"));
        installation.awaitReady("construccion");
    }

    @Test
    void aChangedImageIsPutBack() {
        var deployment = installation
                .client()
                .apps()
                .deployments()
                .inNamespace(Installation.NAMESPACE)
                .withName("construccion-frontend");
        String image = imageOf(deployment.require());
        deployment.edit(d -> {
            d.getSpec().getTemplate().getSpec().getContainers().getFirst().setImage("localhost/erp-redis:7");
            return d;
        });
        installation.await(
                "the front end's image put back",
                Duration.ofSeconds(5),
                () -> image.equals(imageOf(deployment.require())));
        installation.awaitReady("construccion");
    }

    private static String imageOf(io.fabric8.kubernetes.api.model.apps.Deployment deployment) {
        return deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }

    private <T extends HasMetadata> void comesBack(Resource<T> resource) {
        String uid = resource.get().getMetadata().getUid();
        resource.withGracePeriod(0).delete();
        installation.await(uid + " replaced", Duration.ofSeconds(5), () -> {
            T now = resource.get();
            return now != null && !uid.equals(now.getMetadata().getUid());
        });
    }
}
