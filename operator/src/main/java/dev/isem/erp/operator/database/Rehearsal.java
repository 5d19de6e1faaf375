package dev.isem.erp.operator.database;

import dev.isem.erp.steps.StepEnvironment;
import dev.isem.erp.steps.StepLog;
import dev.isem.erp.steps.TerminationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What comes before and after the vertical's own image runs its scripts for practice: {@code clone} copies the vertical
 * into a scratch database, {@code compare} tells what the scripts did to its rows there, and drops it.
 */
public final class Rehearsal {

    static final String CLONE = "clone";
    static final String COMPARE = "compare";

    private static final String KEPT = "The real database was not touched.";

    /** Of the vertical's schemas and the tables it reads, indexes included: 10 GiB. */
    private static final long LARGEST_BYTES = 10L << 30;

    private static final String SIZE = """
            SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'm') AND (n.nspname = ANY (?) OR n.nspname || '.' || c.relname = ANY (?))
            """;

    private final Session session;
    private final BackupSettings tools;
    private final Declaration vertical;
    private final Scratch scratch;
    private final long largestBytes;

    private Rehearsal(Session session, StepSettings settings, Map<String, String> env) {
        this.session = session;
        this.tools = BackupSettings.from(env, settings);
        this.vertical = settings.declaration();
        this.scratch = new Scratch(session, settings);
        this.largestBytes = new StepEnvironment(env).number("ERP_REHEARSAL_BYTES", LARGEST_BYTES);
    }

    /** Runs the step of that name on this process's environment and ends the process with the step's exit code. */
    public static void main(String step) {
        StepLog.begin();
        Map<String, String> env = System.getenv();
        StepReport report = report(step, run(step, env));
        TerminationMessage.publish(report.line(), env);
        System.exit(report.exitCode());
    }

    static RehearsalOutcome run(String step, Map<String, String> env) {
        return switch (AdminStep.run(step, KEPT, env, (session, settings) -> {
            var rehearsal = new Rehearsal(session, settings, env);
            return step.equals(CLONE) ? rehearsal.cloned() : rehearsal.compared();
        })) {
            case AdminStep.Done<RehearsalOutcome> done -> done.outcome();
            case AdminStep.Stopped<RehearsalOutcome> stopped ->
                new RehearsalOutcome.Failed(
                        stopped.failure().passing(), stopped.failure().error());
        };
    }

    static StepReport report(String step, RehearsalOutcome outcome) {
        return switch (outcome) {
            case RehearsalOutcome.Cloned cloned ->
                new StepReport(step, "Cloned", TerminationMessage.SUCCESS).with("tables", cloned.tables());
            case RehearsalOutcome.Rehearsed rehearsed ->
                new StepReport(step, "Rehearsed", TerminationMessage.SUCCESS).withList("rows", rehearsed.rows());
            case RehearsalOutcome.Refused refused ->
                new StepReport(step, "Refused", TerminationMessage.REFUSED).with(refused.error());
            case RehearsalOutcome.Failed failed ->
                new StepReport(step, "Failed", TerminationMessage.FAILED)
                        .with(new Failure(failed.passing(), failed.error()));
        };
    }

    private RehearsalOutcome cloned() throws SQLException {
        boolean done = false;
        try {
            refuseTooLarge();
            scratch.create();
            int tables = fill();
            done = true;
            return new RehearsalOutcome.Cloned(tables);
        } catch (Refusal refusal) {
            return new RehearsalOutcome.Refused(refusal.error(KEPT));
        } catch (PostgresTools.Failed failed) {
            return failed(failed.isPassing(), failed.getMessage());
        } catch (IOException failed) {
            return failed(false, failed.toString());
        } finally {
            if (!done) {
                scratch.discard();
            }
        }
    }

    /** All is read in one snapshot. */
    private int fill() throws SQLException, IOException, PostgresTools.Failed {
        try (Connection reader = tools.owner(CLONE);
                Session copy = scratch.open(CLONE)) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.setReadOnly(true);
            String snapshot = snapshot(reader);
            var foundation = new ScratchFoundation(session, copy, vertical);
            copy.inTransaction(() -> {
                foundation.lay();
                foundation.registry();
                foundation.neighbours(reader, true);
                return vertical;
            });
            copySchemas(copy, snapshot);
            copy.inTransaction(() -> new Grants(copy).ensure(vertical, false));
            reader.rollback();
            return remember(copy);
        }
    }

    private void copySchemas(Session copy, String snapshot) throws SQLException, IOException, PostgresTools.Failed {
        List<String> schemas = new Registry(session).schemas(vertical);
        PostgresTools from = tools.postgres();
        PostgresTools to = from.at(scratch.address());
        String right = "CREATE ON DATABASE " + Identifiers.quoted(scratch.name());
        String owner = Identifiers.quoted(vertical.owner());
        copy.change("GRANT " + right + " TO " + owner);
        from.copyTo(to, schemas, snapshot);
        copy.change("REVOKE " + right + " FROM " + owner);
        Path dump = Files.createTempFile(CLONE, ".dump");
        Path list = Files.createTempFile(CLONE, ".list");
        try {
            from.dumpUponRows(schemas, snapshot, dump);
            Files.write(list, DumpEntries.withoutSchemasAndLinks(to.list(dump)));
            to.restore(dump, list);
        } finally {
            Files.delete(dump);
            Files.delete(list);
        }
    }

    /** Counts before the scripts, kept where the next step finds them. */
    private int remember(Session copy) throws SQLException {
        SortedMap<String, Long> rows = count();
        copy.change("CREATE TABLE erp.rows_before (name text PRIMARY KEY, number bigint NOT NULL)");
        for (Map.Entry<String, Long> table : rows.entrySet()) {
            copy.changeRows("INSERT INTO erp.rows_before VALUES (?, ?)", table.getKey(), table.getValue());
        }
        return rows.size();
    }

    private RehearsalOutcome compared() throws SQLException {
        try (Session copy = scratch.open(COMPARE)) {
            var before = new TreeMap<String, Long>();
            copy.query("SELECT name, number FROM erp.rows_before", row -> before.put(row.getString(1), row.getLong(2)));
            return new RehearsalOutcome.Rehearsed(changes(before, count()));
        } finally {
            scratch.discard();
        }
    }

    private SortedMap<String, Long> count() throws SQLException {
        try (Connection owner = scratch.owner(COMPARE)) {
            return RowCounts.of(owner, vertical.schemas());
        }
    }

    /** Tables that came, went, or have another number of rows. */
    static List<String> changes(SortedMap<String, Long> before, SortedMap<String, Long> after) {
        var tables = new TreeSet<>(before.keySet());
        tables.addAll(after.keySet());
        List<String> changes = new ArrayList<>();
        for (String table : tables) {
            Long was = before.get(table);
            Long is = after.get(table);
            if (was == null) {
                changes.add(table + ": new, " + rows(after.getOrDefault(table, 0L)));
            } else if (is == null) {
                changes.add(table + ": gone, had " + rows(was));
            } else if (!was.equals(is)) {
                changes.add(table + ": " + was + " -> " + rows(is));
            }
        }
        return changes;
    }

    private static String rows(long number) {
        return number + (number == 1 ? " row" : " rows");
    }

    private void refuseTooLarge() throws SQLException {
        List<String> read = new ScratchFoundation(session, session, vertical)
                .tables(vertical.readable()).stream().map(Relation::toString).toList();
        long bytes = session.query(SIZE, row -> row.getLong(1), new Registry(session).schemas(vertical), read)
                .getFirst();
        if (bytes > largestBytes) {
            throw new Refusal(
                    "The clone for a rehearsal would take %d MiB, and %d MiB is the most."
                            .formatted(bytes >> 20, largestBytes >> 20),
                    "Rehearse on a copy of your own, and take spec.migration.rehearsal away.");
        }
    }

    private static String snapshot(Connection reader) throws SQLException {
        try (Statement sql = reader.createStatement();
                ResultSet answer = sql.executeQuery("SELECT pg_catalog.pg_export_snapshot()")) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static RehearsalOutcome failed(boolean passing, String why) {
        return new RehearsalOutcome.Failed(
                passing,
                StepError.of(
                        "The clone for a rehearsal could not be made: " + why + ". " + KEPT,
                        passing ? "It is tried again." : "Correct the cause, then ask for a retry."));
    }
}
