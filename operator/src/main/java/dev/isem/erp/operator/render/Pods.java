package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every pod of a suite has in common: nobody's rights, nothing writable, passwords as files. */
final class Pods {

    static final long USER = 10001;

    /** Readable by the pod's group only: 0440. */
    private static final int GROUP_READS = 288;

    private Pods() {}

    /** The beginning of every pod; {@code secondsToStop} is what it has for its last requests. */
    static PodSpecBuilder spec(ErpSuite suite, long secondsToStop) {
        var builder = new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(secondsToStop)
                .withSecurityContext(podSecurity());
        String pullSecret = suite.getSpec().images().pullSecret();
        return pullSecret == null
                ? builder
                : builder.withImagePullSecrets(List.of(new LocalObjectReference(pullSecret)));
    }

    /** The beginning of every container. */
    static ContainerBuilder container(String name, String image) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(image)
                .withImagePullPolicy("IfNotPresent")
                .withSecurityContext(containerSecurity());
    }

    private static PodSecurityContext podSecurity() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                // Otherwise every restart opens PostgreSQL's files to the group, and it refuses to serve from them.
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    private static SecurityContext containerSecurity() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }

    static ResourceRequirements resources(String cpu, String memory, String memoryLimit) {
        return new ResourceRequirementsBuilder()
                .addToRequests("cpu", new Quantity(cpu))
                .addToRequests("memory", new Quantity(memory))
                .addToLimits("memory", new Quantity(memoryLimit))
                .build();
    }

    static Volume temporary(String size) {
        return new VolumeBuilder()
                .withName("tmp")
                .withNewEmptyDir()
                .withMedium("Memory")
                .withSizeLimit(new Quantity(size))
                .endEmptyDir()
                .build();
    }

    static VolumeMount temporaryMount() {
        return new VolumeMountBuilder().withName("tmp").withMountPath("/tmp").build();
    }

    static Volume secret(String volume, String secret) {
        return new VolumeBuilder()
                .withName(volume)
                .withNewSecret()
                .withSecretName(secret)
                .withDefaultMode(GROUP_READS)
                .endSecret()
                .build();
    }

    /** One key of a Secret, as the file {@code path}; the Secret's other keys stay out of the pod. */
    static Volume secretKey(String volume, String secret, String key, String path) {
        return new VolumeBuilder()
                .withName(volume)
                .withNewSecret()
                .withSecretName(secret)
                .withDefaultMode(GROUP_READS)
                .withItems(new KeyToPathBuilder().withKey(key).withPath(path).build())
                .endSecret()
                .build();
    }

    /** One key of a ConfigMap, as the file {@code path}. */
    static Volume configMapKey(String volume, @Nullable String configMap, String key, String path) {
        return new VolumeBuilder()
                .withName(volume)
                .withNewConfigMap()
                .withName(configMap)
                .withDefaultMode(GROUP_READS)
                .withItems(new KeyToPathBuilder().withKey(key).withPath(path).build())
                .endConfigMap()
                .build();
    }

    static VolumeMount readOnly(String volume, String path) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withReadOnly(true)
                .build();
    }

    static Volume configMap(String volume, String configMap) {
        return new VolumeBuilder()
                .withName(volume)
                .withNewConfigMap()
                .withName(configMap)
                .withDefaultMode(GROUP_READS)
                .endConfigMap()
                .build();
    }
}
