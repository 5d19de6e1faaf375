package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The vertical's schemas, its own and the one of its migration history. */
final class Schemas {

    private final Session session;

    Schemas(Session session) {
        this.session = session;
    }

    /** Creates what is absent; everything belongs to the owner role from birth. */
    void ensure(Declaration vertical) throws SQLException {
        for (String schema : Stream.concat(vertical.schemas().stream(), Stream.of(vertical.metaSchema()))
                .toList()) {
            if (owner(schema).isEmpty()) {
                session.change("CREATE SCHEMA " + Identifiers.quoted(schema) + " AUTHORIZATION "
                        + Identifiers.quoted(vertical.owner()));
            }
        }
        if (!hasTable(vertical.metaSchema(), "erp_contract")) {
            String contract = SqlResource.read("contract.sql")
                    .replace("erp_contract", Identifiers.quoted(vertical.metaSchema(), "erp_contract"));
            session.actingAs(vertical.owner(), () -> session.change(contract));
        }
    }

    Optional<String> owner(String schema) throws SQLException {
        return session
                .query(
                        "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = ?",
                        row -> row.getString(1),
                        schema)
                .stream()
                .findFirst();
    }

    /** Owner of a schema that must be there. */
    String existingOwner(String schema) throws SQLException {
        return owner(schema).orElseThrow(() -> new SQLException("the schema " + schema + " went away", "3F000"));
    }

    /** Names of everything in the schema that rows are read from. */
    List<String> tables(String schema) throws SQLException {
        return session.query(
                "SELECT relname FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ?)"
                        + " AND relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY relname",
                row -> row.getString(1),
                schema);
    }

    boolean hasTable(String schema, String table) throws SQLException {
        return tables(schema).contains(table);
    }
}
