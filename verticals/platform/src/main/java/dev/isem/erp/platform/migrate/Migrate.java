package dev.isem.erp.platform.migrate;

import dev.isem.erp.steps.DatabaseLock;
import dev.isem.erp.steps.InvalidSettings;
import dev.isem.erp.steps.ServerFault;
import dev.isem.erp.steps.StepLog;
import dev.isem.erp.steps.TerminationMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;

/** Brings the vertical's schemas to this image's scripts, or tells why they must stay as they are. */
public final class Migrate {

    /** Whether scripts run, or only what would run is told. */
    enum Mode {
        RUN,
        PLAN
    }

    private final MigrateSettings settings;
    private final MigrationScripts scripts;
    private final Mode mode;

    private Migrate(MigrateSettings settings, MigrationScripts scripts, Mode mode) {
        this.settings = settings;
        this.scripts = scripts;
        this.mode = mode;
    }

    /** Runs the command on this process's environment and ends the process with its exit code. */
    public static void main(String[] args) {
        command(Mode.RUN);
    }

    /** Tells what {@code main} would do, changes nothing, and ends the process with its exit code. */
    public static void plan(String[] args) {
        command(Mode.PLAN);
    }

    private static void command(Mode mode) {
        StepLog.begin();
        long start = System.nanoTime();
        Map<String, String> env = System.getenv();
        Outcome outcome = run(env, MigrationScripts.classLoader(), MigrationScripts.LOCATION, mode);
        Report report = Report.of(outcome, (System.nanoTime() - start) / 1_000_000);
        TerminationMessage.publish(report.line(), env);
        System.exit(report.exitCode());
    }

    /**
     * Runs the command on the given environment.
     *
     * @param location folder of the scripts on the class path
     */
    public static Outcome run(Map<String, String> env, String location) {
        return run(env, MigrationScripts.classLoader(), location, Mode.RUN);
    }

    static Outcome run(Map<String, String> env, ClassLoader loader, String location, Mode mode) {
        try {
            MigrateSettings settings = MigrateSettings.from(env);
            return new Migrate(settings, MigrationScripts.read(loader, location), mode).run();
        } catch (InvalidSettings invalid) {
            return Problems.of(invalid);
        } catch (InvalidMigrations invalid) {
            return Problems.of(invalid);
        } catch (RuntimeException fault) {
            // Without an outcome nobody would learn why the container ended.
            return Problems.of(fault, Progress.NONE);
        }
    }

    private Outcome run() {
        DatabaseLock lock = new DatabaseLock(settings.lockKey());
        String application = "erp migrate " + settings.vertical() + " " + settings.release();
        try (Connection connection = settings.address().connect(settings.user(), settings.password(), application)) {
            lock.take(connection, settings.lockTimeout());
            return asOwner(connection, lock);
        } catch (DatabaseLock.Busy busy) {
            return Problems.of(busy);
        } catch (SQLException failed) {
            return Problems.of(failed, Progress.NONE);
        }
    }

    private Outcome asOwner(Connection connection, DatabaseLock lock) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE " + quoted(settings.ownerRole()));
        } catch (SQLException refused) {
            return ServerFault.of(refused).isPassing()
                    ? Problems.of(refused, Progress.NONE)
                    : Problems.notProvisioned(refused, settings.ownerRole());
        }
        ContractTable contract = new ContractTable(settings);
        ScriptWatch watch = new ScriptWatch(scripts, new SchemaGuard(settings, lock), contract);
        try {
            forgetUnfinished(connection);
            Migrations migrations = new Migrations(new SharedConnection(connection), settings, scripts, watch);
            int from = migrations.databaseVersion();
            try {
                return decide(from, migrations, contract.read(connection), watch);
            } catch (SQLException | FlywayException fault) {
                return whereItLeft(from, migrations, Problems.of(fault, watch.progress()));
            }
        } catch (SQLException | FlywayException fault) {
            return Problems.of(fault, watch.progress());
        }
    }

    /** Scripts before the failing one stay, so the version may have moved; a lost connection cannot tell. */
    private static Outcome whereItLeft(int from, Migrations migrations, Outcome.Failed failed) {
        try {
            return failed.having(new Outcome.Moved(from, migrations.databaseVersion()));
        } catch (FlywayException unreadable) {
            return failed;
        }
    }

    private Outcome decide(int from, Migrations migrations, Contract contract, ScriptWatch watch) {
        Compatibility judged = Compatibility.judge(scripts.newest(), from, contract, migrations.skipped());
        return switch (judged) {
            case Compatibility.Broken broken ->
                new Outcome.Refused(
                        from,
                        contract.oldestSafe(),
                        RollbackWords.broken(settings, scripts, from, contract, broken.by()));
            case Compatibility.OutOfOrder outOfOrder ->
                new Outcome.Refused(from, Optional.empty(), RollbackWords.outOfOrder(from, outOfOrder.scripts()));
            case Compatibility.AheadCompatible ahead ->
                unlessDifferent(from, migrations, () -> new Outcome.AheadCompatible(from));
            case Compatibility.Same same -> unlessDifferent(from, migrations, () -> new Outcome.Current(from));
            case Compatibility.Behind behind ->
                unlessDifferent(from, migrations, () -> behind(from, migrations, watch));
        };
    }

    private Outcome behind(int from, Migrations migrations, ScriptWatch watch) {
        Pending pending = Pending.of(scripts.scripts(), from, settings.settled());
        if (!pending.stranded().isEmpty()) {
            return new Outcome.Refused(from, Optional.empty(), RollbackWords.stranded(settings, pending));
        }
        List<String> held = Pending.names(pending.held());
        if (mode == Mode.PLAN) {
            return plan(from, pending);
        }
        if (pending.now().isEmpty()) {
            return new Outcome.Current(from, held);
        }
        if (!settings.approved().isEmpty() && !settings.approved().equals(pending.fingerprint(from))) {
            return Problems.anotherPlan();
        }
        migrations.run(pending.reaches(from));
        return new Outcome.Migrated(from, pending.reaches(from), watch.done(), held);
    }

    private static Outcome plan(int from, Pending pending) {
        return new Outcome.Planned(
                from,
                pending.reaches(from),
                Pending.names(pending.now()),
                Pending.names(pending.held()),
                Destructive.in(pending.all()),
                pending.fingerprint(from));
    }

    /** Goes on only where the scripts that ran in the database are those of the image. */
    private static Outcome unlessDifferent(int from, Migrations migrations, Supplier<Outcome> work) {
        Optional<Outcome.Problem> difference = migrations.difference();
        return difference.isPresent()
                ? new Outcome.Failed(false, difference.get()).having(new Outcome.Moved(from, from))
                : work.get();
    }

    /** A script that ran outside a transaction and failed left a mark that would stop every later one. */
    private void forgetUnfinished(Connection connection) throws SQLException {
        String history = quoted(settings.metaSchema()) + ".flyway_schema_history";
        try (Statement statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
                        + " ON n.oid = c.relnamespace WHERE c.relname = 'flyway_schema_history' AND n.nspname = '"
                        + settings.metaSchema().replace("'", "''") + "'")) {
            if (found.next()) {
                statement.executeUpdate("DELETE FROM " + history + " WHERE NOT success");
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
