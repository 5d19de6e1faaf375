package dev.isem.erp.operator.database;

import dev.isem.erp.steps.StepLog;
import dev.isem.erp.steps.TerminationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Copies a vertical's schemas to the volume of backups before its scripts run. A copy counts only when it was read again
 * and has every row that the database showed in the same snapshot.
 */
public final class BackUp {

    static final String NAME = "backup";

    private static final String KEPT = "The database was only read, and earlier backups stay.";
    private static final String ROOM = "Enlarge the PersistentVolumeClaim of the backups, or lower"
            + " spec.migration.backup.keep, then ask for a retry.";

    private final Session session;
    private final BackupSettings settings;
    private final Declaration vertical;
    private final BackupFolder folder;

    private BackUp(Session session, BackupSettings settings) {
        this.session = session;
        this.settings = settings;
        this.vertical = settings.step().declaration();
        this.folder = settings.folder();
    }

    /** Runs the step on this process's environment and ends the process with the step's exit code. */
    public static void main(String[] args) {
        StepLog.begin();
        Map<String, String> env = System.getenv();
        StepReport report = report(run(env));
        TerminationMessage.publish(report.line(), env);
        System.exit(report.exitCode());
    }

    static BackupOutcome run(Map<String, String> env) {
        return switch (AdminStep.run(
                NAME, KEPT, env, (session, step) -> new BackUp(session, BackupSettings.from(env, step)).run())) {
            case AdminStep.Done<BackupOutcome> done -> done.outcome();
            case AdminStep.Stopped<BackupOutcome> stopped ->
                failed(stopped.failure().passing(), stopped.failure().error());
        };
    }

    static StepReport report(BackupOutcome outcome) {
        return switch (outcome) {
            case BackupOutcome.BackedUp done ->
                new StepReport(NAME, "BackedUp", TerminationMessage.SUCCESS).with(done.backup());
            case BackupOutcome.NothingYet _ -> new StepReport(NAME, "NothingYet", TerminationMessage.SUCCESS);
            case BackupOutcome.Failed failed ->
                new StepReport(NAME, "Failed", TerminationMessage.FAILED)
                        .with(new Failure(failed.passing(), failed.error()));
        };
    }

    private BackupOutcome run() throws SQLException {
        Optional<Registry.Progress> progress = new Registry(session).progress(vertical.vertical());
        if (progress.isEmpty()) {
            return new BackupOutcome.NothingYet();
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String id = Backup.id(now);
        try (Connection owner = settings.owner(NAME)) {
            List<String> schemas = new Registry(session).schemas(vertical);
            List<String> hidden = RowCounts.hiding(owner, schemas);
            if (!hidden.isEmpty()) {
                return incomplete(hidden);
            }
            folder.prepare();
            return save(owner, id, now, progress.get(), schemas);
        } catch (PostgresTools.Failed failed) {
            return failed(
                    failed.isPassing(),
                    StepError.of(
                            "The backup could not be made: " + failed.getMessage() + ". " + KEPT,
                            failed.isDiskFull() ? ROOM : "Correct the cause, then ask for a retry."));
        } catch (IOException failed) {
            return failed(
                    false,
                    StepError.of("The backup could not be written to its volume: " + failed + ". " + KEPT, ROOM));
        } finally {
            discard(id);
        }
    }

    private BackupOutcome save(
            Connection owner, String id, Instant now, Registry.Progress progress, List<String> schemas)
            throws SQLException, IOException, PostgresTools.Failed {
        owner.setAutoCommit(false);
        owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        owner.setReadOnly(true);
        String snapshot = snapshot(owner);
        SortedMap<String, Long> rows = RowCounts.of(owner, schemas);
        PostgresTools postgres = settings.postgres();
        Path draft = folder.draft(id);
        postgres.dump(schemas, snapshot, draft);
        owner.rollback();
        List<String> lost = RowCounts.differences(rows, postgres.rows(draft));
        if (!lost.isEmpty()) {
            return incomplete(lost);
        }
        var backup = new Backup(
                id,
                vertical.vertical(),
                now.toString(),
                progress.release(),
                progress.schema(),
                schemas,
                Files.size(draft),
                BackupFolder.sha256(draft),
                rows);
        folder.keep(backup);
        folder.prune(settings.keep());
        return new BackupOutcome.BackedUp(backup);
    }

    private static String snapshot(Connection owner) throws SQLException {
        try (Statement sql = owner.createStatement();
                ResultSet answer = sql.executeQuery("SELECT pg_catalog.pg_export_snapshot()")) {
            answer.next();
            return answer.getString(1);
        }
    }

    private void discard(String id) {
        try {
            folder.discard(id);
        } catch (IOException stays) {
            // The next backup takes it away; what this one said matters more.
            System.getLogger(BackUp.class.getName()).log(System.Logger.Level.WARNING, "a draft stays", stays);
        }
    }

    private static BackupOutcome incomplete(List<String> why) {
        return failed(
                false,
                StepError.of(
                        "A backup would not have every row: " + String.join("; ", why) + ". " + KEPT,
                        "Correct the policies by erp.isolate_by_tenant, then ask for a retry."));
    }

    private static BackupOutcome failed(boolean passing, StepError error) {
        return new BackupOutcome.Failed(passing, error);
    }
}
