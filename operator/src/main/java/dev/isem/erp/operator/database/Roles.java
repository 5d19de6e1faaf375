package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.List;

/** The groups of the suite, the roles of a vertical, and who may act as whom. */
final class Roles {

    private static final String MEMBERSHIP = """
            EXISTS (SELECT FROM pg_auth_members m
                     WHERE m.roleid = (SELECT oid FROM pg_roles WHERE rolname = ?)
                       AND m.member = (SELECT oid FROM pg_roles WHERE rolname = ?)
                       AND m.inherit_option = ? AND m.set_option = ?)
            """;

    private final Session session;

    Roles(Session session) {
        this.session = session;
    }

    /** Creates the three groups, which carry rights but nobody's name. */
    void ensureGroups() throws SQLException {
        for (String group : List.of(DatabaseNames.OWNERS, DatabaseNames.MIGRATORS, DatabaseNames.APPS)) {
            ensure(group, false);
        }
    }

    /**
     * Creates the vertical's roles. Members of a group have its rights and can never become it.
     *
     * @param login the one of its two roles as which the application is to be let in
     */
    void ensureFor(Declaration vertical, String login) throws SQLException {
        ensure(vertical.owner(), false);
        ensure(vertical.migrator(), true);
        ensureMember(DatabaseNames.OWNERS, vertical.owner(), true, false);
        ensureMember(DatabaseNames.MIGRATORS, vertical.migrator(), true, false);
        if (login.equals(vertical.app()) || !exists(vertical.app())) {
            ensure(vertical.app(), login.equals(vertical.app()));
        }
        ensureMember(DatabaseNames.APPS, vertical.app(), true, false);
        if (!login.equals(vertical.app())) {
            ensure(login, true);
            // Every right and policy names the first role; the second has them as its member and none of its own.
            ensureMember(vertical.app(), login, true, false);
        }
        ensureMember(vertical.owner(), vertical.migrator(), false, true);
        // Who creates a role only administers it; to grant and create as the owner it must be able to become it.
        ensureMember(vertical.owner(), DatabaseNames.ADMIN, false, true);
    }

    /** Keeps a role from taking every connection of the server; -1 for no limit. */
    void limitConnections(String role, int limit) throws SQLException {
        if (!session.holds("EXISTS (SELECT FROM pg_roles WHERE rolname = ? AND rolconnlimit = ?)", role, limit)) {
            session.change("ALTER ROLE " + Identifiers.quoted(role) + " CONNECTION LIMIT " + limit);
        }
    }

    boolean exists(String role) throws SQLException {
        return session.holds("EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", role);
    }

    boolean canLogIn(String role) throws SQLException {
        return session.holds("EXISTS (SELECT FROM pg_roles WHERE rolname = ? AND rolcanlogin)", role);
    }

    private void ensure(String role, boolean login) throws SQLException {
        List<Boolean> canLogin =
                session.query("SELECT rolcanlogin FROM pg_roles WHERE rolname = ?", row -> row.getBoolean(1), role);
        String attribute = login ? " LOGIN" : " NOLOGIN";
        if (canLogin.isEmpty()) {
            session.change("CREATE ROLE " + Identifiers.quoted(role) + attribute);
        } else if (canLogin.getFirst() != login) {
            session.change("ALTER ROLE " + Identifiers.quoted(role) + attribute);
        }
    }

    private void ensureMember(String role, String member, boolean inherit, boolean set) throws SQLException {
        if (!session.holds(MEMBERSHIP, role, member, inherit, set)) {
            session.change("GRANT " + Identifiers.quoted(role) + " TO " + Identifiers.quoted(member) + " WITH INHERIT "
                    + inherit + ", SET " + set);
        }
    }
}
