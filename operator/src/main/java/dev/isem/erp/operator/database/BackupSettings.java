package dev.isem.erp.operator.database;

import dev.isem.erp.steps.StepEnvironment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * What {@code backup} and {@code restore} are told beyond what every step is.
 *
 * @param volume where backups of all verticals are kept, a folder each
 * @param keep backups of this vertical that stay
 * @param tools folder of pg_dump and pg_restore
 */
record BackupSettings(StepSettings step, Path volume, int keep, Path tools) {

    private static final int KEEP = 3;

    static BackupSettings from(Map<String, String> variables, StepSettings step) {
        var env = new StepEnvironment(variables);
        return new BackupSettings(
                step,
                Path.of(env.optional("ERP_BACKUPS_DIR", "/backups")),
                Math.toIntExact(env.number("ERP_BACKUPS_KEEP", KEEP)),
                Path.of(env.optional("ERP_POSTGRES_TOOLS", "/usr/lib/postgresql/18")));
    }

    BackupFolder folder() {
        return new BackupFolder(volume, step.declaration().vertical());
    }

    /** As the vertical's migrator under its owner: what a dump holds is the vertical's own code, and never the admin's. */
    PostgresTools postgres() {
        Declaration vertical = step.declaration();
        return new PostgresTools(tools, step.address(), vertical.migrator(), password(), vertical.owner());
    }

    /** A session that sees every tenant's rows of the vertical, and nothing of others that it may not read. */
    Connection owner(String purpose) throws SQLException {
        Declaration vertical = step.declaration();
        Connection owner = step.address()
                .connect(
                        vertical.migrator(),
                        password(),
                        "erp " + purpose + " " + vertical.vertical() + " " + vertical.release());
        try (Statement sql = owner.createStatement()) {
            sql.execute("SET ROLE " + Identifiers.quoted(vertical.owner()));
            // The transaction whose snapshot a dump reads waits for as long as the dump takes.
            sql.execute("SET idle_in_transaction_session_timeout = 0");
        } catch (SQLException refused) {
            owner.close();
            throw refused;
        }
        return owner;
    }

    private String password() {
        return StepEnvironment.password(step.migratorPassword());
    }
}
