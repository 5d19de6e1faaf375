package dev.isem.erp.operator.database;

import java.sql.SQLException;

/** What all verticals stand on, laid by whichever is provisioned first: groups, the right to connect, functions, extensions, registry. */
final class Foundation {

    private static final String CAN_CONNECT = """
            EXISTS (SELECT FROM pg_database d, aclexplode(d.datacl) a JOIN pg_roles g ON g.oid = a.grantee
                     WHERE d.datname = current_database() AND g.rolname = ? AND a.privilege_type = 'CONNECT')
            """;

    private static final String OPEN_TO_PUBLIC = """
            EXISTS (SELECT FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
                     WHERE d.datname = current_database() AND a.grantee = 0)
            """;

    private final Session session;

    Foundation(Session session) {
        this.session = session;
    }

    void ensure() throws SQLException {
        new Roles(session).ensureGroups();
        ensureConnectRights();
        new DatabaseFunctions(session).ensure();
        new Extensions(session).ensure();
        new Registry(session).ensure();
    }

    private void ensureConnectRights() throws SQLException {
        String database = Identifiers.quoted(session.query("SELECT current_database()", row -> row.getString(1))
                .getFirst());
        if (session.holds(OPEN_TO_PUBLIC)) {
            session.change("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        }
        for (String group : new String[] {DatabaseNames.APPS, DatabaseNames.MIGRATORS}) {
            if (!session.holds(CAN_CONNECT, group)) {
                session.change("GRANT CONNECT ON DATABASE " + database + " TO " + Identifiers.quoted(group));
            }
        }
    }
}
