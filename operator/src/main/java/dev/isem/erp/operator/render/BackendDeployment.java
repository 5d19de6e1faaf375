package dev.isem.erp.operator.render;

import dev.isem.erp.operator.database.RedisUser;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The API of a vertical. */
public final class BackendDeployment {

    static final int MANAGEMENT_PORT = 9000;
    static final long SECONDS_TO_STOP = 45;

    private BackendDeployment() {}

    public static Deployment render(Release release) {
        var backend = release.vertical().getSpec().backend();
        var template = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(Labels.versioned(release, Marks.BACKEND))
                .endMetadata()
                .withSpec(pod(release))
                .build();
        return VerticalDeployment.render(
                release,
                Marks.BACKEND,
                Names.backend(release.name()),
                backend.autoscaling() == null ? backend.replicas() : null,
                template);
    }

    private static PodSpec pod(Release release) {
        return Pods.spec(release.suite(), SECONDS_TO_STOP)
                .withContainers(container(release))
                .withVolumes(volumes(release))
                .build();
    }

    private static Container container(Release release) {
        var backend = release.vertical().getSpec().backend();
        return Pods.container(Marks.BACKEND, release.backendImage())
                .withArgs("serve")
                .withEnv(environment(release))
                .addNewPort()
                .withName("http")
                .withContainerPort(backend.port())
                .withProtocol("TCP")
                .endPort()
                .addNewPort()
                .withName("management")
                .withContainerPort(MANAGEMENT_PORT)
                .withProtocol("TCP")
                .endPort()
                .withStartupProbe(Probes.http("/health/live", "http", 1, 180))
                .withLivenessProbe(Probes.http("/health/live", "http", 10, 3))
                .withReadinessProbe(Probes.http("/health", "http", 3, 2))
                .withLifecycle(Rolling.sleepBeforeStop())
                .withResources(resources(backend.resources()))
                .withVolumeMounts(mounts(release))
                .build();
    }

    private static ResourceRequirements resources(@org.jspecify.annotations.Nullable ResourceRequirements own) {
        return own == null ? Pods.resources("50m", "256Mi", "512Mi") : own;
    }

    private static List<EnvVar> environment(Release release) {
        var suite = release.suite();
        var spec = release.vertical().getSpec();
        String host = Hosts.frontend(suite, release.vertical());
        Environment env = DatabaseEnvironment.of(release)
                .with("NODE_ENV", "production")
                .with("PORT", spec.backend().port())
                .with("MANAGEMENT_PORT", MANAGEMENT_PORT)
                .with("DB_USER", release.login().role(release.name()))
                .with("DB_PASSWORD_FILE", "/etc/erp/app/password")
                .with("FRONTEND_URL", host)
                .with("ERP_PUBLIC_ORIGIN", Hosts.home(suite))
                .with("ERP_FRONTEND_ORIGIN", Hosts.origin(suite, host));
        if (release.template() >= 2) {
            env.with("DB_POOL_SIZE", spec.backend().connectionsPerPod());
        }
        release.identity().ifPresent(identity -> env.with("ERP_JWKS_URL", jwks(identity, release.namespace())));
        if (spec.redis() != null) {
            env.with("REDIS_HOST", DatabaseEnvironment.redisHost(suite))
                    .with("REDIS_PORT", DatabaseEnvironment.redisPort(suite))
                    .with("REDIS_DB", spec.redis().db())
                    .with("REDIS_USERNAME", release.hasRedisUser() ? RedisUser.name(release.name()) : null)
                    .with("REDIS_PASSWORD_FILE", "/etc/erp/redis/password");
        }
        if (release.isIdentity()) {
            signingKeys(env, release.keys());
        }
        spec.backend().env().forEach(own -> env.withIfAbsent(own.name(), own.value()));
        return env.list();
    }

    private static void signingKeys(Environment env, Keys keys) {
        if (!keys.signing().isEmpty()) {
            env.with("ERP_SIGNING_KEY_FILE", Keys.file(keys.signing()));
        }
        env.with(
                "ERP_PUBLISHED_KEY_FILES",
                keys.published().stream().map(Keys::file).collect(Collectors.joining(",")));
    }

    private static String jwks(dev.isem.erp.crds.ErpVertical identity, String namespace) {
        String host = Names.host(Names.backend(identity.getMetadata().getName()), namespace);
        return "http://" + host + ":" + identity.getSpec().backend().port() + "/.well-known/jwks.json";
    }

    private static List<Volume> volumes(Release release) {
        var volumes = new ArrayList<Volume>();
        volumes.add(Pods.temporary("64Mi"));
        volumes.add(Pods.secret("app", release.login().appSecret(release.name())));
        if (release.vertical().getSpec().redis() != null) {
            volumes.add(Pods.secretKey("redis", DatabaseEnvironment.redisSecret(release), "password", "password"));
        }
        if (release.isIdentity()) {
            volumes.add(Pods.secret("identity", Names.identity(release.suiteName())));
            release.keys()
                    .rotated()
                    .map(id -> Pods.secret("signing-" + id, Names.signingKey(release.suiteName(), id)))
                    .forEach(volumes::add);
        }
        volumes.addAll(DatabaseTls.of(release.suite()).volumes());
        volumes.addAll(ManifestFiles.volumes(release));
        return volumes;
    }

    private static List<VolumeMount> mounts(Release release) {
        var mounts = new ArrayList<VolumeMount>();
        mounts.add(Pods.temporaryMount());
        mounts.add(Pods.readOnly("app", "/etc/erp/app"));
        if (release.vertical().getSpec().redis() != null) {
            mounts.add(Pods.readOnly("redis", "/etc/erp/redis"));
        }
        if (release.isIdentity()) {
            mounts.add(Pods.readOnly("identity", "/etc/erp/identity"));
            release.keys()
                    .rotated()
                    .map(id -> Pods.readOnly("signing-" + id, Keys.folder(id)))
                    .forEach(mounts::add);
        }
        mounts.addAll(DatabaseTls.of(release.suite()).mounts());
        mounts.addAll(ManifestFiles.mounts(release));
        return mounts;
    }
}
