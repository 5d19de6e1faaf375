package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The rights of a vertical's two roles outside what they own: exactly what its manifest asks for. */
final class Grants {

    private static final List<String> ON_OWN_TABLES = List.of("SELECT", "INSERT", "UPDATE", "DELETE");
    private static final List<String> ON_OWN_SEQUENCES = List.of("SELECT", "USAGE");
    private static final List<String> ON_WRITTEN = List.of("INSERT", "UPDATE");

    private static final String FUNCTIONS_CLOSED = """
            EXISTS (SELECT FROM pg_default_acl d JOIN pg_roles r ON r.oid = d.defaclrole
                     WHERE r.rolname = ? AND d.defaclnamespace = 0 AND d.defaclobjtype = 'f'
                       AND NOT EXISTS (SELECT FROM aclexplode(d.defaclacl) a WHERE a.grantee = 0))
            """;

    private final Session session;
    private final Schemas schemas;

    Grants(Session session) {
        this.session = session;
        this.schemas = new Schemas(session);
    }

    GrantDifference difference(Declaration vertical) throws SQLException {
        return GrantDifference.between(wanted(vertical), actual(vertical));
    }

    /** Brings the rights to the manifest, and tells which it left for older pods. */
    SortedSet<Grant> ensure(Declaration vertical, boolean narrow) throws SQLException {
        closeFunctions(vertical);
        GrantDifference difference = difference(vertical);
        for (Grant grant : difference.missing()) {
            session.actingAs(grant.owner(), () -> session.change(grant.grantStatement()));
        }
        for (Grant grant : difference.toRevoke(narrow)) {
            session.actingAs(grant.owner(), () -> session.change(grant.revokeStatement()));
        }
        return difference.toKeep(narrow);
    }

    /** A function that runs as its owner must not be open to whoever may use the schema. */
    private void closeFunctions(Declaration vertical) throws SQLException {
        if (!session.holds(FUNCTIONS_CLOSED, vertical.owner())) {
            session.actingAs(
                    vertical.owner(),
                    () -> session.change("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC"));
        }
    }

    private Set<Grant> wanted(Declaration vertical) throws SQLException {
        Set<Grant> wanted = new HashSet<>();
        for (String schema : vertical.schemas()) {
            addOwn(wanted, vertical, schema);
        }
        for (Relation relation : vertical.readable()) {
            addRight(wanted, relation, "SELECT", List.of(vertical.app(), vertical.owner()));
        }
        for (Relation relation : vertical.writes()) {
            for (String privilege : ON_WRITTEN) {
                addRight(wanted, relation, privilege, List.of(vertical.app()));
            }
        }
        for (Reference reference : vertical.references()) {
            String schema = reference.parent().schema();
            wanted.add(Grant.onSchema(schema, schemas.existingOwner(schema), vertical.owner()));
        }
        return wanted;
    }

    /** On own tables only what new ones will get: granting again would undo a script's REVOKE. */
    private static void addOwn(Set<Grant> wanted, Declaration vertical, String schema) {
        String owner = vertical.owner();
        String app = vertical.app();
        wanted.add(Grant.onSchema(schema, owner, app));
        ON_OWN_TABLES.forEach(right -> wanted.add(Grant.onFuture("TABLES", schema, owner, app, right)));
        ON_OWN_SEQUENCES.forEach(right -> wanted.add(Grant.onFuture("SEQUENCES", schema, owner, app, right)));
        wanted.add(Grant.onFuture("FUNCTIONS", schema, owner, app, "EXECUTE"));
    }

    private void addRight(Set<Grant> wanted, Relation relation, String privilege, List<String> grantees)
            throws SQLException {
        String schema = relation.schema();
        String owner = schemas.existingOwner(schema);
        List<String> tables = relation.isWholeSchema() ? schemas.tables(schema) : List.of(relation.table());
        for (String grantee : grantees) {
            wanted.add(Grant.onSchema(schema, owner, grantee));
            tables.forEach(table -> wanted.add(Grant.onTable(schema, table, owner, grantee, privilege)));
            if (relation.isWholeSchema()) {
                wanted.add(Grant.onFuture("TABLES", schema, owner, grantee, privilege));
            }
        }
    }

    private Set<Grant> actual(Declaration vertical) throws SQLException {
        return session
                .query(
                        SqlResource.read("grants.sql"),
                        row -> new Grant(
                                Grant.Kind.valueOf(row.getString("kind")),
                                row.getString("schema"),
                                row.getString("object"),
                                row.getString("col"),
                                row.getString("owner"),
                                row.getString("grantee"),
                                row.getString("privilege")),
                        List.of(vertical.app(), vertical.owner()))
                .stream()
                .filter(grant -> !isOwnBusiness(grant, vertical))
                .collect(Collectors.toSet());
    }

    private static boolean isOwnBusiness(Grant grant, Declaration vertical) {
        return grant.owner().equals(vertical.owner())
                && grant.kind() != Grant.Kind.SCHEMA
                && grant.kind() != Grant.Kind.DEFAULT;
    }
}
