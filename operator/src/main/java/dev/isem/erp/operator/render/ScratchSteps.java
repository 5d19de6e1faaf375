package dev.isem.erp.operator.render;

import dev.isem.erp.operator.database.DatabaseNames;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.util.List;

/** The steps that let a vertical's image run its scripts in a scratch database, where nothing can come to harm. */
final class ScratchSteps {

    private ScratchSteps() {}

    /** The scripts for practice, with the rows that there are. */
    static List<Container> rehearsal(Release release, Installation installation) {
        return List.of(
                step("clone", release, installation), own("rehearse", release), step("compare", release, installation));
    }

    /** The scripts from the first to the last in empty schemas, to be compared with what was loaded by hand. */
    static List<Container> adoption(Release release, Installation installation, StepsOrder order) {
        Container adopt = step("adopt", release, installation);
        if (!order.comparesOnly()) {
            adopt.getEnv()
                    .addAll(new Environment()
                            .with("ERP_APPROVED_ADOPTION", order.adoption())
                            .list());
        }
        return List.of(step("prepare", release, installation), own("replay", release), adopt);
    }

    /** Outlives the others in the pod, and drops the database when they end: the one that fails has nobody behind it. */
    static Container holder(Release release, Installation installation) {
        return new ContainerBuilder(step("scratch", release, installation))
                .withRestartPolicy("Always")
                .withResources(Pods.resources("10m", "64Mi", "256Mi"))
                .build();
    }

    /** The very command that brings the vertical, told of another database, where no pod of an older version lives. */
    private static Container own(String name, Release release) {
        Environment env = DatabaseEnvironment.of(release)
                .with(
                        "DB_NAME",
                        DatabaseNames.scratch(
                                release.suite().getSpec().database().name(), release.name()))
                .with("ERP_SETTLED", true);
        return new ContainerBuilder(MigrationJob.own("migrate", release, env))
                .withName(name)
                .build();
    }

    private static Container step(String name, Release release, Installation installation) {
        return MigrationJob.step(
                name,
                installation.operatorImage(),
                MigrationJob.declaration(release)
                        .with("DB_USER", DatabaseNames.ADMIN)
                        .with("ERP_CONNECTION_LIMIT", MigrationJob.connectionLimit(release)),
                Pods.readOnly("admin", "/etc/erp/admin"),
                Pods.readOnly("migrator", "/etc/erp/migrator"),
                Pods.readOnly("app", "/etc/erp/app"));
    }
}
