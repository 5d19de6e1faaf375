package dev.isem.erp.operator.render;

import dev.isem.erp.crds.BackupVolume;
import dev.isem.erp.crds.ErpSuite;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The volume of a suite's backups. Nobody owns it: it is there for the day when the rest is not. */
public final class BackupClaim {

    private BackupClaim() {}

    /** Empty when the Job mounts none, or one that somebody else made. */
    public static Optional<PersistentVolumeClaim> neededBy(Optional<Job> job, @Nullable ErpSuite suite) {
        if (suite == null || job.isEmpty()) {
            return Optional.empty();
        }
        String name = Names.backups(suite.getMetadata().getName());
        boolean mounted = job.get().getSpec().getTemplate().getSpec().getVolumes().stream()
                .anyMatch(volume -> volume.getPersistentVolumeClaim() != null
                        && name.equals(volume.getPersistentVolumeClaim().getClaimName()));
        return mounted ? Optional.of(claim(suite, name, of(suite))) : Optional.empty();
    }

    /** Where the suite's backups are kept. */
    static BackupVolume of(ErpSuite suite) {
        return Optional.ofNullable(suite.getSpec().database().backups()).orElse(BackupVolume.DEFAULT);
    }

    private static PersistentVolumeClaim claim(ErpSuite suite, String name, BackupVolume volume) {
        String suiteName = suite.getMetadata().getName();
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(suite.getMetadata().getNamespace())
                .withLabels(Labels.of(suiteName, suiteName, "backups"))
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withStorageClassName(volume.storageClassName())
                .withNewResources()
                .addToRequests("storage", new Quantity(volume.storage()))
                .endResources()
                .endSpec()
                .build();
    }
}
