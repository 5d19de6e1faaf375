package dev.isem.erp.operator.database;

import dev.isem.erp.steps.StepEnvironment;
import dev.isem.erp.steps.StepLog;
import dev.isem.erp.steps.TerminationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings a vertical's schemas back to a backup. They are set aside first and dropped last, in the transaction that ties
 * the neighbours' keys to the restored tables: up to there everything can be put back, and is.
 */
public final class Restore {

    static final String NAME = "restore";

    private static final String UNCHANGED = "Everything is as it was before.";
    private static final String KEPT =
            "Nothing is lost: what was set aside is put back, by the next run at the latest.";

    private final Session session;
    private final BackupSettings settings;
    private final Declaration vertical;
    private final SetAside aside;
    private final Door door;

    private Restore(Session session, BackupSettings settings) {
        this.session = session;
        this.settings = settings;
        this.vertical = settings.step().declaration();
        this.aside = new SetAside(session, vertical);
        this.door = new Door(session, settings.step());
    }

    /** Runs the step on this process's environment and ends the process with the step's exit code. */
    public static void main(String[] args) {
        StepLog.begin();
        Map<String, String> env = System.getenv();
        StepReport report = report(run(env));
        TerminationMessage.publish(report.line(), env);
        System.exit(report.exitCode());
    }

    static RestoreOutcome run(Map<String, String> env) {
        return switch (AdminStep.run(
                NAME,
                KEPT,
                env,
                (session, step) -> new Restore(session, BackupSettings.from(env, step))
                        .run(new StepEnvironment(env).required("ERP_RESTORE")))) {
            case AdminStep.Done<RestoreOutcome> done -> done.outcome();
            case AdminStep.Stopped<RestoreOutcome> stopped ->
                new RestoreOutcome.Failed(
                        stopped.failure().passing(), stopped.failure().error());
        };
    }

    static StepReport report(RestoreOutcome outcome) {
        return switch (outcome) {
            case RestoreOutcome.Restored done ->
                new StepReport(NAME, "Restored", TerminationMessage.SUCCESS).with(done.backup());
            case RestoreOutcome.Refused refused ->
                new StepReport(NAME, "Refused", TerminationMessage.REFUSED).with(refused.error());
            case RestoreOutcome.Failed failed ->
                new StepReport(NAME, "Failed", TerminationMessage.FAILED)
                        .with(new Failure(failed.passing(), failed.error()));
        };
    }

    private RestoreOutcome run(String id) throws SQLException {
        putBack();
        try {
            Backup backup = backup(id);
            return restored(backup);
        } catch (Refusal refusal) {
            reopen();
            return new RestoreOutcome.Refused(refusal.error(UNCHANGED));
        } catch (PostgresTools.Failed failed) {
            reopen();
            return failed(failed.isPassing(), failed.getMessage());
        } catch (IOException failed) {
            reopen();
            return failed(false, failed.toString());
        } catch (SQLException failed) {
            try {
                reopen();
            } catch (SQLException lost) {
                failed.addSuppressed(lost);
            }
            throw failed;
        }
    }

    private RestoreOutcome restored(Backup backup) throws SQLException, IOException, PostgresTools.Failed {
        refuseDependents();
        agreeOnThePassword();
        Path dump = settings.folder().dump(backup.id());
        PostgresTools postgres = settings.postgres();
        Path list = Files.createTempFile("restore", ".list");
        try {
            Files.write(list, DumpEntries.withoutSchemasAndLinks(postgres.list(dump)));
            door.close();
            aside.begin(backup.schemas());
            postgres.restore(dump, list);
        } finally {
            Files.delete(list);
        }
        compare(backup);
        session.inTransaction(() -> {
            change(backup);
            return backup;
        });
        // The door stays closed: provision opens it when the roles and rights are as the manifest asks.
        return new RestoreOutcome.Restored(backup);
    }

    /** A backup whose files are whole. */
    private Backup backup(String id) throws IOException {
        BackupFolder folder = settings.folder();
        List<Backup> all = folder.all();
        Backup backup = all.stream()
                .filter(each -> Backup.isId(id) && each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "There is no backup " + id + " of " + vertical.vertical() + ".",
                        all.isEmpty()
                                ? "No backup was made yet: spec.migration.backup switches them on."
                                : "There are " + all.stream().map(Backup::id).collect(Collectors.joining(", ")) + "."));
        Path dump = folder.dump(id);
        if (!Files.exists(dump) || !backup.sha256().equals(BackupFolder.sha256(dump))) {
            throw new Refusal(
                    "The backup " + id + " is damaged: its file is not the one that was written.",
                    "Restore another one, and look at the volume of the backups.");
        }
        return backup;
    }

    /** A rotation that stopped half way left another one in the database; provision, which mends that, comes behind. */
    private void agreeOnThePassword() throws SQLException {
        PostgresTools postgres = settings.postgres();
        if (!new Passwords(postgres.address()).isAccepted(postgres.login(), postgres.password())) {
            session.changePassword(postgres.login(), postgres.password());
        }
    }

    private void refuseDependents() throws SQLException {
        List<String> found = session.query(
                SqlResource.read("restore/dependents.sql"),
                row -> row.getString(1),
                new Registry(session).schemas(vertical));
        if (!found.isEmpty()) {
            throw new Refusal(
                    "Others built on the tables of " + vertical.vertical() + ": " + String.join("; ", found)
                            + ". A restore would take that away.",
                    "Drop it by a migration of its vertical; it can be made again afterwards.");
        }
    }

    private void compare(Backup backup) throws SQLException {
        try (Connection owner = settings.owner(NAME)) {
            List<String> lost = RowCounts.differences(backup.rows(), RowCounts.of(owner, backup.schemas()));
            if (!lost.isEmpty()) {
                throw new Refusal(
                        "The restored tables do not have every row: " + String.join("; ", lost) + ".",
                        "Restore another backup, and report this one.");
            }
        }
    }

    /** From here on the restored schemas are the vertical's, for everybody at once. */
    private void change(Backup backup) throws SQLException {
        var registry = new Registry(session);
        List<String> schemas = registry.schemas(vertical);
        for (Declaration other : registry.others(vertical.vertical())) {
            Declaration reader = other.onlyOf(schemas);
            var lacking = new Requirements(session).refusal(reader);
            if (lacking.isPresent()) {
                throw new Refusal(
                        reader.vertical() + " needs what the backup does not have: "
                                + String.join(", ", lacking.get().missing()) + ".",
                        "Bring " + reader.vertical()
                                + " back to a version that does without, or restore a newer backup.");
            }
            new Grants(session).ensure(reader, false);
        }
        new NeighbourKeys(session)
                .move(aside.away().stream().collect(Collectors.toMap(SetAside::aside, Function.identity())));
        aside.drop();
        registry.setBack(vertical.vertical(), new Registry.Progress(backup.schema(), backup.version()));
    }

    private void reopen() throws SQLException {
        putBack();
        door.open();
    }

    private void putBack() throws SQLException {
        session.inTransaction(() -> {
            aside.putBack();
            return vertical;
        });
    }

    private static RestoreOutcome failed(boolean passing, String why) {
        return new RestoreOutcome.Failed(
                passing,
                StepError.of(
                        "The backup could not be restored: " + why + ". " + UNCHANGED,
                        passing ? "It is tried again." : "Correct the cause, or restore another backup."));
    }
}
