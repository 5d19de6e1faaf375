package dev.isem.erp.operator.render;

import dev.isem.erp.operator.database.DatabaseNames;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One run of the database steps of one version, in one pod: provision, migrate, link, with backups where they are asked for. Created, never changed.
 * The vertical's own image sees its migrator's password only.
 */
public final class MigrationJob {

    public static final List<String> STEPS = List.of(
            "restore",
            "prepare",
            "replay",
            "adopt",
            "provision",
            "clone",
            "rehearse",
            "compare",
            "backup",
            "plan",
            "migrate",
            "link",
            "drop");

    private static final long SECONDS_TO_STOP = 30;
    private static final String ADMIN_KEY = "admin-password";

    private MigrationJob() {}

    public static Job render(Release release, Installation installation, StepsOrder order) {
        var migration = release.vertical().getSpec().migration();
        return new JobBuilder()
                .withNewMetadata()
                .withName(name(release, order))
                .withNamespace(release.namespace())
                .withLabels(Labels.versioned(release, Marks.MIGRATION))
                .withAnnotations(order.annotations())
                .addToAnnotations(release.login().annotations())
                .withOwnerReferences(Rendered.owner(release.vertical()))
                .endMetadata()
                .withNewSpec()
                // A retry is a new Job: the operator decides by what the steps said.
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(migration.timeoutSeconds().longValue())
                .withPodReplacementPolicy("Failed")
                .withTemplate(Placement.of(release, template(release, installation, order)))
                .endSpec()
                .build();
    }

    /** The same for the same vertical, inputs and past: whoever comes second, or after a crash, finds it there. */
    private static String name(Release release, StepsOrder order) {
        String uid = release.vertical().getMetadata().getUid();
        return Names.migrationJob(
                release.name(),
                Rendered.shortHash(uid + "\n" + order.inputs() + "\n" + order.after() + order.restore()));
    }

    private static PodTemplateSpec template(Release release, Installation installation, StepsOrder order) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(Labels.versioned(release, Marks.MIGRATION))
                .endMetadata()
                .withSpec(pod(release, installation, order))
                .build();
    }

    private static PodSpec pod(Release release, Installation installation, StepsOrder order) {
        String vertical = release.name();
        List<Container> steps = steps(release, installation, order);
        DatabaseTls tls = DatabaseTls.of(release.suite());
        steps.forEach(step -> step.getVolumeMounts().addAll(tls.mounts()));
        return Pods.spec(release.suite(), SECONDS_TO_STOP)
                .withRestartPolicy("Never")
                .withInitContainers(steps.subList(0, steps.size() - 1))
                .withContainers(steps.getLast())
                .withVolumes(
                        Pods.temporary("64Mi"),
                        Pods.secretKey(
                                "admin", DatabaseEnvironment.adminSecret(release.suite()), ADMIN_KEY, "password"),
                        Pods.secret("migrator", release.login().migratorSecret(vertical)),
                        Pods.secret("app", release.login().appSecret(vertical)))
                .addAllToVolumes(tls.volumes())
                .addAllToVolumes(BackupSteps.volumes(release, order))
                .addAllToVolumes(redisVolumes(release, order))
                .build();
    }

    private static List<Volume> redisVolumes(Release release, StepsOrder order) {
        var volumes = new ArrayList<Volume>();
        if (usesRedis(release, order)) {
            volumes.add(Pods.secretKey("redis-admin", Names.redis(release.suiteName()), "password", "password"));
        }
        if (usesRedis(release, order) && order.links()) {
            volumes.add(Pods.secret("redis", release.login().redisSecret(release.name())));
        }
        return volumes;
    }

    /** Who has a user there loses it with its data. */
    private static boolean usesRedis(Release release, StepsOrder order) {
        return order.links()
                ? release.hasRedisUser()
                : order.drop()
                        && release.suite().getSpec().redis().external() == null
                        && !redisPasswords(release).isEmpty();
    }

    private static List<Container> steps(Release release, Installation installation, StepsOrder order) {
        var steps = new ArrayList<Container>();
        boolean adopts = !order.adoption().isEmpty();
        if (adopts) {
            steps.add(ScratchSteps.holder(release, installation));
            steps.addAll(ScratchSteps.adoption(release, installation, order));
        }
        if (order.comparesOnly()) {
            return steps;
        }
        if (!order.restore().isEmpty()) {
            steps.add(BackupSteps.restore(release, installation, order));
        }
        steps.add(provision(release, installation, order));
        if (order.rehearsal()) {
            if (!adopts) {
                steps.add(ScratchSteps.holder(release, installation));
            }
            steps.addAll(ScratchSteps.rehearsal(release, installation));
        }
        if (order.planOnly()) {
            steps.add(own("plan", release, order));
            return steps;
        }
        if (order.backup()) {
            steps.add(BackupSteps.backup(release, installation, order));
        }
        if (order.drop()) {
            steps.add(inRedisToo(asAdmin("drop", release, installation), release, order));
            return steps;
        }
        steps.add(own("migrate", release, order));
        steps.add(link(release, installation, order));
        return steps;
    }

    private static Container provision(Release release, Installation installation, StepsOrder order) {
        return step(
                "provision",
                installation.operatorImage(),
                oneLogin(settled(declaration(release), order), order)
                        .with("DB_USER", DatabaseNames.ADMIN)
                        .with("ERP_CONNECTION_LIMIT", connectionLimit(release)),
                Pods.readOnly("admin", "/etc/erp/admin"),
                Pods.readOnly("migrator", "/etc/erp/migrator"),
                Pods.readOnly("app", "/etc/erp/app"));
    }

    /** A command of the vertical's own image. */
    private static Container own(String command, Release release, StepsOrder order) {
        Environment env = settled(DatabaseEnvironment.of(release), order).with("ERP_APPROVED_PLAN", order.approved());
        return own(command, release, env);
    }

    static Container own(String command, Release release, Environment told) {
        String vertical = release.name();
        Environment env = told.with("DB_USER", DatabaseNames.migrator(vertical))
                .with("DB_PASSWORD_FILE", "/etc/erp/migrator/password")
                .with("ERP_OWNER_ROLE", DatabaseNames.owner(vertical))
                .with("ERP_META_SCHEMA", DatabaseNames.metaSchema(vertical))
                .with("ERP_LOCK_KEY", DatabaseNames.LOCK_KEY);
        Container step = step(command, release.backendImage(), env, Pods.readOnly("migrator", "/etc/erp/migrator"));
        ResourceRequirements own = release.vertical().getSpec().migration().resources();
        return own == null
                ? step
                : new ContainerBuilder(step).withResources(own).build();
    }

    /** However many pods there are: none of them can take what is reserved for the steps and for people. */
    static @Nullable Integer connectionLimit(Release release) {
        OptionalInt limit = DatabaseEnvironment.connections(release.suite());
        return limit.isPresent() ? limit.getAsInt() : null;
    }

    private static Environment settled(Environment env, StepsOrder order) {
        return order.settled() ? env.with("ERP_SETTLED", true) : env;
    }

    private static Environment oneLogin(Environment env, StepsOrder order) {
        return order.oneLogin() ? env.with("ERP_ONE_LOGIN", true) : env;
    }

    private static Container link(Release release, Installation installation, StepsOrder order) {
        Container link = inRedisToo(asAdmin("link", release, installation), release, order);
        return !release.hasRedisUser()
                ? link
                : new ContainerBuilder(link)
                        .addAllToEnv(oneLogin(settled(new Environment(), order), order)
                                .with("ERP_REDIS_PASSWORDS", String.join(",", redisPasswords(release)))
                                .list())
                        .addToVolumeMounts(Pods.readOnly("redis", "/etc/erp/redis"))
                        .build();
    }

    private static Container inRedisToo(Container step, Release release, StepsOrder order) {
        return !usesRedis(release, order)
                ? step
                : new ContainerBuilder(step)
                        .addAllToEnv(new Environment()
                                .with("REDIS_HOST", DatabaseEnvironment.redisHost(release.suite()))
                                .with("REDIS_PORT", DatabaseEnvironment.redisPort(release.suite()))
                                .list())
                        .addToVolumeMounts(Pods.readOnly("redis-admin", "/etc/erp/redis-admin"))
                        .build();
    }

    /** Hashes of those that its user in Redis has so far. */
    private static List<String> redisPasswords(Release release) {
        var status = release.vertical().getStatus();
        var last = status == null ? null : status.migration();
        return last == null || last.redisPasswords() == null ? List.of() : last.redisPasswords();
    }

    private static Container asAdmin(String command, Release release, Installation installation) {
        return step(
                command,
                installation.operatorImage(),
                declaration(release).with("DB_USER", DatabaseNames.ADMIN),
                Pods.readOnly("admin", "/etc/erp/admin"));
    }

    static Environment declaration(Release release) {
        var spec = release.vertical().getSpec();
        return DatabaseEnvironment.of(release)
                .with("ERP_REQUIRES", String.join(",", spec.requires()))
                .with("ERP_WRITES", String.join(",", spec.writes()))
                .with("ERP_REFERENCES", String.join(";", spec.references()))
                .with(
                        "ERP_APP_SLOT",
                        release.login().slot() == 1 ? null : release.login().slot());
    }

    static Container step(String name, String image, Environment env, VolumeMount... mounts) {
        return Pods.container(name, image)
                .withArgs(name)
                .withEnv(env.list())
                .withTerminationMessagePath("/dev/termination-log")
                .withTerminationMessagePolicy("File")
                .withResources(Pods.resources("50m", "128Mi", "384Mi"))
                .withVolumeMounts(Pods.temporaryMount())
                .addToVolumeMounts(mounts)
                .build();
    }
}
