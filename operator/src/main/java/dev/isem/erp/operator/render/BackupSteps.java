package dev.isem.erp.operator.render;

import dev.isem.erp.operator.database.DatabaseNames;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.Objects;

/** The steps that write and read backups. Only they see the volume. */
final class BackupSteps {

    private static final String VOLUME = "backups";
    private static final String AT = "/backups";
    private static final String KEEP = "ERP_BACKUPS_KEEP";

    private BackupSteps() {}

    static Container backup(Release release, Installation installation, StepsOrder order) {
        Container backup = step("backup", release, installation, false);
        if (order.drop()) {
            // The last one takes none of those before it away.
            backup.getEnv().removeIf(each -> KEEP.equals(each.getName()));
            backup.getEnv()
                    .addAll(new Environment().with(KEEP, Integer.MAX_VALUE).list());
        }
        return backup;
    }

    static Container restore(Release release, Installation installation, StepsOrder order) {
        Container restore = step("restore", release, installation, true);
        // What follows the id makes the same backup another request.
        String id = order.restore().split("/", 2)[0];
        restore.getEnv().addAll(new Environment().with("ERP_RESTORE", id).list());
        return restore;
    }

    static List<Volume> volumes(Release release, StepsOrder order) {
        return !order.usesBackups()
                ? List.of()
                : List.of(new VolumeBuilder()
                        .withName(VOLUME)
                        .withNewPersistentVolumeClaim()
                        .withClaimName(claim(release))
                        .endPersistentVolumeClaim()
                        .build());
    }

    private static Container step(String name, Release release, Installation installation, boolean readOnly) {
        Environment env = MigrationJob.declaration(release).with("DB_USER", DatabaseNames.ADMIN);
        var policy = release.vertical().getSpec().migration().backup();
        VolumeMount volume = new VolumeMountBuilder()
                .withName(VOLUME)
                .withMountPath(AT)
                .withReadOnly(readOnly ? Boolean.TRUE : null)
                .build();
        return MigrationJob.step(
                name,
                installation.operatorImage(),
                policy == null ? env : env.with(KEEP, policy.keep()),
                Pods.readOnly("admin", "/etc/erp/admin"),
                Pods.readOnly("migrator", "/etc/erp/migrator"),
                volume);
    }

    private static String claim(Release release) {
        return Objects.requireNonNullElse(
                BackupClaim.of(release.suite()).claimName(), Names.backups(release.suiteName()));
    }
}
