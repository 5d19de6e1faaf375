package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.List;

/**
 * The functions in schema {@code erp} by which every migration script words row-level security. They run with the
 * rights of the caller. A template table keeps the policies as this server prints them, for the drift check to compare.
 */
final class DatabaseFunctions {

    static final String TEMPLATE = "isolation_template";

    private static final String BODY_MARK = "\\$function\\$";

    private record Function(String name, String arguments) {

        String definition() {
            return SqlResource.read(name + ".sql");
        }

        String body() {
            return definition().split(BODY_MARK, -1)[1];
        }
    }

    private static final List<Function> FUNCTIONS = List.of(
            new Function("isolate_by_tenant", "regclass, name"),
            new Function("share_between_tenants", "regclass"),
            new Function("let_definer_functions_read", "regclass"));

    private final Session session;

    DatabaseFunctions(Session session) {
        this.session = session;
    }

    void ensure() throws SQLException {
        if (!session.holds("EXISTS (SELECT FROM pg_namespace WHERE nspname = 'erp')")) {
            session.change("CREATE SCHEMA erp");
            session.change("GRANT USAGE ON SCHEMA erp TO " + DatabaseNames.OWNERS);
        }
        boolean changed = false;
        for (Function function : FUNCTIONS) {
            changed |= ensure(function);
        }
        if (changed) {
            renewTemplate();
        }
    }

    private boolean ensure(Function function) throws SQLException {
        List<String> installed = session.query(
                "SELECT prosrc FROM pg_proc WHERE proname = ? AND pronamespace = 'erp'::regnamespace",
                row -> row.getString(1),
                function.name());
        if (installed.equals(List.of(function.body()))) {
            return false;
        }
        String signature = "erp." + function.name() + "(" + function.arguments() + ")";
        session.change(function.definition());
        session.change("REVOKE ALL ON FUNCTION " + signature + " FROM PUBLIC");
        session.change("GRANT EXECUTE ON FUNCTION " + signature + " TO " + DatabaseNames.OWNERS);
        return true;
    }

    private void renewTemplate() throws SQLException {
        session.change("DROP TABLE IF EXISTS erp." + TEMPLATE);
        session.change("CREATE TABLE erp." + TEMPLATE + " (tenant_id uuid)");
        session.query("SELECT erp.isolate_by_tenant('erp." + TEMPLATE + "')", row -> row.getString(1));
    }
}
