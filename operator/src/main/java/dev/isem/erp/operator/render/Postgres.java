package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;

/** The PostgreSQL that the operator runs when the suite names none. Its volume outlives the suite. */
public final class Postgres {

    /** As its image is configured. */
    static final int MAX_CONNECTIONS = 200;

    private static final int PORT = 5432;
    private static final String CERTIFICATE = "certificate";

    /** A checkpoint of a busy server takes its time; cut short, the next start replays the log. */
    private static final long SECONDS_TO_STOP = 120;

    private Postgres() {}

    public static StatefulSet statefulSet(ErpSuite suite, Installation installation) {
        String suiteName = suite.getMetadata().getName();
        String name = Names.postgres(suiteName);
        return Rendered.seal(new StatefulSetBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(suite.getMetadata().getNamespace())
                .withLabels(Labels.of(suiteName, suiteName, Marks.DATABASE))
                .withOwnerReferences(Rendered.owner(suite))
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withServiceName(name)
                .withRevisionHistoryLimit(3)
                .withNewSelector()
                .withMatchLabels(Labels.selector(suiteName, Marks.DATABASE))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Labels.of(suiteName, suiteName, Marks.DATABASE))
                .endMetadata()
                .withSpec(pod(suite, installation))
                .endTemplate()
                .withVolumeClaimTemplates(claim(suite))
                .endSpec()
                .build());
    }

    public static Service service(ErpSuite suite) {
        return ServerService.render(
                suite, Names.postgres(suite.getMetadata().getName()), Marks.DATABASE, "postgres", PORT);
    }

    private static PodSpec pod(ErpSuite suite, Installation installation) {
        String suiteName = suite.getMetadata().getName();
        var pod = Pods.spec(suite, SECONDS_TO_STOP)
                .withContainers(container(suite, installation))
                .withVolumes(Pods.temporary("64Mi"), Pods.secret("passwords", Names.postgres(suiteName)));
        return DatabaseTls.managed(suite) == null
                ? pod.build()
                : pod.addToVolumes(Pods.secret(CERTIFICATE, Names.postgresTls(suiteName)))
                        .build();
    }

    private static Container container(ErpSuite suite, Installation installation) {
        var container = Pods.container("postgres", installation.postgresImage(suite))
                .withEnv(new Environment()
                        .with("DB_NAME", suite.getSpec().database().name())
                        .with("DB_TLS", DatabaseTls.managed(suite))
                        .list())
                .addNewPort()
                .withName("postgres")
                .withContainerPort(PORT)
                .withProtocol("TCP")
                .endPort()
                .withStartupProbe(ready(1, 300))
                .withLivenessProbe(Probes.tcp("postgres", 10, 6))
                .withReadinessProbe(ready(5, 3))
                .withResources(Pods.resources("100m", "256Mi", "1Gi"))
                .withVolumeMounts(
                        Pods.temporaryMount(),
                        new VolumeMountBuilder()
                                .withName("data")
                                .withMountPath("/data")
                                .build(),
                        Pods.readOnly("passwords", "/etc/erp/postgres"));
        return DatabaseTls.managed(suite) == null
                ? container.build()
                : container
                        .addToVolumeMounts(Pods.readOnly(CERTIFICATE, "/etc/erp/tls"))
                        .build();
    }

    private static io.fabric8.kubernetes.api.model.Probe ready(int periodSeconds, int failures) {
        return Probes.command(periodSeconds, failures, "pg_isready", "-q", "-h", "127.0.0.1", "-p", "" + PORT);
    }

    private static PersistentVolumeClaim claim(ErpSuite suite) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName("data")
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withVolumeMode("Filesystem")
                .withNewResources()
                .addToRequests(
                        "storage", new Quantity(suite.getSpec().database().storage()))
                .endResources()
                .endSpec()
                .build();
    }
}
