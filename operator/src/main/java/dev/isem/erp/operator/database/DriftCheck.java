package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares one vertical's part of the catalogue with what the suite makes. A vertical's scripts run as its owner and can
 * undo much of it by mistake; nothing here reads a row or runs a vertical's code.
 */
final class DriftCheck {

    /** Each is a query that returns one finding a row and takes the vertical's name. */
    private static final List<String> QUERIES =
            List.of("row-security", "policies", "keys", "indexes", "grants", "owners", "roles", "code");

    private final Session session;

    DriftCheck(Session session) {
        this.session = session;
    }

    List<String> findings(Declaration vertical) throws SQLException {
        List<String> findings = new ArrayList<>();
        for (String query : QUERIES) {
            findings.addAll(findings(session, query, vertical.vertical()));
        }
        for (Reference reference : vertical.references()) {
            if (new ForeignKeys(session).find(reference).isEmpty()) {
                findings.add("the key of the reference " + reference + " is missing");
            }
        }
        for (Grant grant : new Grants(session).difference(vertical).missing()) {
            findings.add("right missing against the manifest: " + grant);
        }
        return findings;
    }

    /** What one of the queries finds. */
    static List<String> findings(Session session, String query, String vertical) throws SQLException {
        return session.query(SqlResource.read("drift/" + query + ".sql"), row -> row.getString(1), vertical);
    }
}
