package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.BackupRecord;
import dev.isem.erp.crds.MigrationRecord;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Copies of a vertical's schemas: when one is made, and which there are. */
final class Backups {

    private Backups() {}

    /** Before every run that could change a schema. What is not there yet cannot be lost. */
    static boolean comeFirst(Situation situation) {
        return situation.vertical().getSpec().migration().backup() != null && situation.schemaVersion() != null;
    }

    /** Whether it was for a backup that no script ran, and trying again would not help. */
    static boolean failed(MigrationRecord outcome) {
        return "backup".equals(outcome.step()) && !Boolean.TRUE.equals(outcome.transientFailure());
    }

    /** Newest first, as many as the step keeps on the volume. */
    static @Nullable List<BackupRecord> known(Situation situation) {
        List<BackupRecord> before =
                situation.old().backups() == null ? List.of() : situation.old().backups();
        MigrationRecord record = situation.record();
        BackupRecord made = record == null ? null : record.backup();
        if (made == null || before.stream().anyMatch(each -> Objects.equals(each.id(), made.id()))) {
            return before.isEmpty() ? null : before;
        }
        var policy = situation.vertical().getSpec().migration().backup();
        return Stream.concat(Stream.of(made), before.stream())
                .limit(policy == null ? before.size() + 1L : policy.keep())
                .toList();
    }
}
