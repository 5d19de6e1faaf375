package dev.isem.erp.platform.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The contract as the database keeps it, beside Flyway's history, and the vertical's progress in the registry. */
final class ContractTable {

    private final String table;
    private final String release;

    ContractTable(MigrateSettings settings) {
        this.table = '"' + settings.metaSchema().replace("\"", "\"\"") + "\".erp_contract";
        this.release = settings.release();
    }

    Contract read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT version, script, breaks_before, release FROM " + table + " ORDER BY version")) {
            List<Contract.Entry> entries = new ArrayList<>();
            while (rows.next()) {
                int breaksBefore = rows.getInt("breaks_before");
                entries.add(new Contract.Entry(
                        rows.getInt("version"),
                        rows.getString("script"),
                        rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(breaksBefore),
                        rows.getString("release")));
            }
            return new Contract(entries);
        }
    }

    /**
     * Writes what the script promises, in the script's own transaction if it has one. Without one, an earlier run may have
     * written it and failed before the history did: the script runs again, and this must not stand in its way.
     */
    void add(Connection connection, Script script, int checksum) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table
                + " (version, script, checksum, breaks_before, release) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (version) DO UPDATE SET script = excluded.script, checksum = excluded.checksum,"
                + " breaks_before = excluded.breaks_before, release = excluded.release, at = excluded.at,"
                + " by_role = excluded.by_role")) {
            insert.setInt(1, script.version());
            insert.setString(2, script.name());
            insert.setInt(3, checksum);
            insert.setObject(
                    4, script.breaksBefore().isPresent() ? script.breaksBefore().getAsInt() : null, Types.INTEGER);
            insert.setString(5, release);
            insert.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE erp_meta.vertical"
                + " SET schema_version = ?, release = ?, at = now() WHERE owner_role = current_user")) {
            update.setInt(1, script.version());
            update.setString(2, release);
            update.executeUpdate();
        }
    }
}
