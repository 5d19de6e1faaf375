package dev.isem.erp.platform.migrate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Stands around each script: the guard looks before and after, and the contract is written before the commit. */
final class ScriptWatch implements Callback {

    private static final Logger LOG = System.getLogger(ScriptWatch.class.getName());

    private final MigrationScripts scripts;
    private final SchemaGuard guard;
    private final ContractTable contract;
    private final List<String> done = new ArrayList<>();
    private @Nullable String running;
    private boolean inTransaction = true;

    ScriptWatch(MigrationScripts scripts, SchemaGuard guard, ContractTable contract) {
        this.scripts = scripts;
        this.guard = guard;
        this.contract = contract;
    }

    Progress progress() {
        return new Progress(running, inTransaction, !done.isEmpty());
    }

    /** Scripts that ended, in their order. */
    List<String> done() {
        return List.copyOf(done);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        MigrationInfo migration = context.getMigrationInfo();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                running = migration.getScript();
                inTransaction = !context.getConnection().getAutoCommit();
                guard.before(context.getConnection());
            } else {
                after(migration, context.getConnection());
            }
        } catch (SQLException failed) {
            throw new FlywayException(failed.getMessage(), failed);
        }
    }

    @Override
    public String getCallbackName() {
        return "erp";
    }

    private void after(MigrationInfo migration, Connection connection) throws SQLException {
        guard.after(connection);
        int version = Integer.parseInt(migration.getVersion().getVersion());
        Script script = scripts.ofVersion(version)
                .orElseThrow(() -> new IllegalStateException(migration.getScript() + " ran and is not in the image"));
        contract.add(connection, script, migration.getChecksum());
        running = null;
        done.add(script.name());
        LOG.log(Level.INFO, "{0} ran", script.name());
    }
}
