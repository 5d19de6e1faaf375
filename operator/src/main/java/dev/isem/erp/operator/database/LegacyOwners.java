package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The roles that own what was loaded by hand, and how it is taken over from them. */
final class LegacyOwners {

    private static final int FIRST_OF_USERS = 16384;

    private static final String MAY_INHERIT = "pg_has_role(current_user, ?::name, 'USAGE')";

    private static final String MAY_GRANT = """
            EXISTS (SELECT FROM pg_auth_members m
                     WHERE m.roleid = (SELECT oid FROM pg_roles WHERE rolname = ?)
                       AND m.member = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND m.admin_option)
            """;

    private final Session session;
    private final StepSettings settings;
    private final Declaration vertical;

    LegacyOwners(Session session, StepSettings settings) {
        this.session = session;
        this.settings = settings;
        this.vertical = settings.declaration();
    }

    /** Says why they cannot be taken over from, if they cannot. */
    void refuse() throws SQLException {
        for (String owner : new HandLoaded(session, vertical).owners()) {
            refuse(owner);
        }
    }

    /** Gives everything of theirs to the vertical's owner. The transaction is the caller's. */
    void takeOver() throws SQLException {
        List<String> owners = new HandLoaded(session, vertical).owners();
        if (owners.isEmpty()) {
            return;
        }
        String admin = Identifiers.quoted(settings.admin());
        String owner = Identifiers.quoted(vertical.owner());
        // To reassign takes the privileges of both; the one that stays can be acted as and not inherited from.
        session.change("GRANT " + owner + " TO " + admin + " WITH INHERIT TRUE, SET TRUE");
        for (String legacy : owners) {
            boolean borrowed = !session.holds(MAY_INHERIT, legacy);
            if (borrowed) {
                session.change(
                        "GRANT " + Identifiers.quoted(legacy) + " TO " + admin + " WITH INHERIT TRUE, SET FALSE");
            }
            for (String schema : ownedBy(legacy)) {
                session.change("ALTER SCHEMA " + Identifiers.quoted(schema) + " OWNER TO " + owner);
            }
            session.change("REASSIGN OWNED BY " + Identifiers.quoted(legacy) + " TO " + owner);
            if (borrowed) {
                session.change("REVOKE " + Identifiers.quoted(legacy) + " FROM " + admin);
            }
        }
        session.change("GRANT " + owner + " TO " + admin + " WITH INHERIT FALSE, SET TRUE");
    }

    private List<String> ownedBy(String legacy) throws SQLException {
        var owned = new ArrayList<String>();
        for (String schema : vertical.schemas()) {
            if (new Schemas(session).owner(schema).filter(legacy::equals).isPresent()) {
                owned.add(schema);
            }
        }
        return owned;
    }

    private void refuse(String legacy) throws SQLException {
        if (session.holds(
                "EXISTS (SELECT FROM pg_roles WHERE rolname = ? AND (rolsuper OR oid < ?))", legacy, FIRST_OF_USERS)) {
            throw new Refusal(
                    "What was loaded belongs to the superuser " + legacy + ", which cannot hand it over as a whole.",
                    "As that superuser, give the schemas, tables, sequences, views and functions to a role without other"
                            + " objects (ALTER … OWNER TO), then ask for a retry.");
        }
        List<String> outside = session.query(
                SqlResource.read("adoption/outside.sql"),
                row -> row.getString(1),
                quotedName(legacy),
                vertical.schemas());
        if (!outside.isEmpty()) {
            throw new Refusal(
                    "The role " + legacy + " owns more than what is to be adopted: " + String.join(", ", outside) + ".",
                    "Give that to another role, then ask for a retry.");
        }
        if (!session.holds(MAY_INHERIT + " OR " + MAY_GRANT, legacy, legacy)) {
            throw new Refusal(
                    settings.admin() + " may not act for the role " + legacy + ", which owns what was loaded.",
                    "As a superuser: GRANT " + Identifiers.quoted(legacy) + " TO " + settings.admin()
                            + " WITH INHERIT TRUE, SET FALSE. Then ask for a retry.");
        }
    }

    /** As a cast to regrole reads it. */
    private static String quotedName(String role) {
        return Identifiers.quoted(role);
    }
}
