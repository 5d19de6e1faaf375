package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Which vertical owns which schemas and needs what of others: {@code erp_meta.vertical}, written by provision alone. */
final class Registry {

    private static final String REGISTER = """
            INSERT INTO erp_meta.vertical AS v (vertical, owner_role, schemas, requires, writes, refs)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (vertical) DO UPDATE
               SET owner_role = excluded.owner_role, schemas = excluded.schemas, requires = excluded.requires,
                   writes = excluded.writes, refs = excluded.refs
             WHERE (v.owner_role, v.schemas, v.requires, v.writes, v.refs) IS DISTINCT FROM
                   (excluded.owner_role, excluded.schemas, excluded.requires, excluded.writes, excluded.refs)
            """;

    /**
     * How far a vertical's scripts have come.
     *
     * @param schema newest of them
     * @param release version that brought it
     */
    record Progress(int schema, String release) {}

    private final Session session;

    Registry(Session session) {
        this.session = session;
    }

    /** Creates the registry; owners read all of it and may tell only their own progress. */
    void ensure() throws SQLException {
        if (!session.holds("EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = 'erp_meta' AND c.relname = 'vertical')")) {
            for (String statement : SqlResource.read("registry.sql").split(";\\s*\n", -1)) {
                if (!statement.isBlank()) {
                    session.change(statement);
                }
            }
        }
    }

    /** The vertical that registered the schema. */
    Optional<String> ownerOf(String schema) throws SQLException {
        return session
                .query(
                        "SELECT vertical FROM erp_meta.vertical WHERE ? = ANY (schemas)",
                        row -> row.getString(1),
                        schema)
                .stream()
                .findFirst();
    }

    /** Writes the vertical's row if it says something new. */
    void register(Declaration vertical) throws SQLException {
        session.changeRows(
                REGISTER,
                vertical.vertical(),
                vertical.owner(),
                vertical.schemas(),
                vertical.requires(),
                vertical.writes(),
                vertical.references());
    }

    boolean isRegistered(String vertical) throws SQLException {
        List<Integer> rows =
                session.query("SELECT 1 FROM erp_meta.vertical WHERE vertical = ?", row -> row.getInt(1), vertical);
        return !rows.isEmpty();
    }

    /** Empty as long as no script has run. */
    Optional<Progress> progress(String vertical) throws SQLException {
        return session
                .query(
                        "SELECT schema_version, release FROM erp_meta.vertical"
                                + " WHERE vertical = ? AND schema_version IS NOT NULL",
                        row -> new Progress(row.getInt(1), row.getString(2)),
                        vertical)
                .stream()
                .findFirst();
    }

    /** The schemas it registered, and the one of its history. */
    List<String> schemas(Declaration vertical) throws SQLException {
        return session.query(
                "SELECT unnest(schemas || ?::text) FROM erp_meta.vertical WHERE vertical = ? ORDER BY 1",
                row -> row.getString(1),
                vertical.metaSchema(),
                vertical.vertical());
    }

    /** The registered others, as their manifests were when they were provisioned last. */
    List<Declaration> others(String vertical) throws SQLException {
        return session.query(
                "SELECT vertical, coalesce(release, ''), array_to_string(schemas, ','), array_to_string(requires, ','),"
                        + " array_to_string(writes, ','), array_to_string(refs, ';')"
                        + " FROM erp_meta.vertical WHERE vertical <> ? ORDER BY vertical",
                row -> Declaration.of(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                vertical);
    }

    /** Takes the vertical's row away. */
    void forget(String vertical) throws SQLException {
        session.changeRows("DELETE FROM erp_meta.vertical WHERE vertical = ?", vertical);
    }

    /** The scripts' progress as it was when a backup was made. */
    void setBack(String vertical, Progress progress) throws SQLException {
        session.changeRows(
                "UPDATE erp_meta.vertical SET schema_version = ?, release = ?, at = now() WHERE vertical = ?",
                progress.schema(),
                progress.release(),
                vertical);
    }
}
