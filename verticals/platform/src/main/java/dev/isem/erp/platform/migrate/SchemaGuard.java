package dev.isem.erp.platform.migrate;

import dev.isem.erp.steps.DatabaseLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the catalogue around each script, inside the script's own transaction: what it finds undoes the script. It
 * runs in the vertical's image, so it guards against mistakes and not against malice; that is the operator's drift check.
 */
final class SchemaGuard {

    private static final SqlText VIOLATIONS = SqlText.read("schema-guard.sql");
    private static final SqlText REQUIRED = SqlText.read("required-tables.sql");

    private final MigrateSettings settings;
    private final DatabaseLock lock;
    private List<String> requiredBefore = List.of();

    SchemaGuard(MigrateSettings settings, DatabaseLock lock) {
        this.settings = settings;
        this.lock = lock;
    }

    void before(Connection connection) throws SQLException {
        fence(connection);
        requiredBefore = REQUIRED.sentences(connection, settings.schemas());
    }

    void after(Connection connection) throws SQLException {
        fence(connection);
        List<String> violations = new ArrayList<>(VIOLATIONS.sentences(connection, settings.schemas()));
        List<String> lost = new ArrayList<>(requiredBefore);
        lost.removeAll(REQUIRED.sentences(connection, settings.schemas()));
        lost.forEach(table -> violations.add("the script removed " + table));
        if (!violations.isEmpty()) {
            throw new SchemaViolation(String.join("; ", violations));
        }
    }

    /** The lock lives in this session and the objects belong to the owner: a script can give up both. */
    private void fence(Connection connection) throws SQLException {
        if (!lock.isHeldBy(connection)) {
            throw new SQLException("the session lost the database lock", DatabaseLock.LOST);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_user")) {
            row.next();
            if (!settings.ownerRole().equals(row.getString(1))) {
                throw new SchemaViolation("the script gave up its role " + settings.ownerRole());
            }
        }
    }
}
