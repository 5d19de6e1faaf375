package dev.isem.erp.operator.database;

import dev.isem.erp.steps.StepEnvironment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The history of scripts that count as run: the rows that the vertical's own image wrote when it ran them in the scratch
 * database, checksums and contracts included. All SQL runs as the vertical's migrator under its owner.
 */
final class AdoptedHistory {

    private static final String CONTRACT = "erp_contract";
    private static final Set<String> KNOWN = Set.of(CONTRACT, HandLoaded.HISTORY);

    private final StepSettings settings;
    private final Declaration vertical;
    private final Scratch scratch;

    AdoptedHistory(StepSettings settings, Scratch scratch) {
        this.settings = settings;
        this.vertical = settings.declaration();
        this.scratch = scratch;
    }

    /** Refuses tables of which nobody here knows which rows belong to which script. */
    void refuseUnknown(Session noted) throws SQLException {
        List<String> unknown = new ArrayList<>(new Schemas(noted).tables(vertical.metaSchema()));
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new Refusal(
                    "The image of " + vertical.vertical() + " keeps a history of its own in " + vertical.metaSchema()
                            + ": " + String.join(", ", unknown) + ".",
                    "Adoption takes an image that notes its scripts in erp_contract only, or by Flyway.");
        }
    }

    /** Writes the history up to a script, and the vertical's progress with it: all or nothing. */
    void write(int upTo, Session noted) throws SQLException {
        boolean flyway = new Schemas(noted).hasTable(vertical.metaSchema(), HandLoaded.HISTORY);
        try (Connection from = scratch.owner(Adoption.ADOPT);
                Session to = owner()) {
            var copy = new TableCopy(from, to);
            to.inTransaction(() -> {
                Relation contract = new Relation(vertical.metaSchema(), CONTRACT);
                copy.rows(contract, "version <= " + upTo);
                if (flyway) {
                    Relation history = new Relation(vertical.metaSchema(), HandLoaded.HISTORY);
                    copy.whole(history);
                    copy.rows(history, "version IS NULL OR version::int <= " + upTo);
                }
                to.changeRows(
                        "UPDATE erp_meta.vertical SET schema_version = ?, release = ?, at = now()"
                                + " WHERE owner_role = current_user",
                        upTo,
                        vertical.release());
                return vertical;
            });
        }
    }

    private Session owner() throws SQLException {
        Connection owner = settings.address()
                .connect(
                        vertical.migrator(),
                        StepEnvironment.password(settings.migratorPassword()),
                        "erp " + Adoption.ADOPT + " " + vertical.vertical());
        try (Statement sql = owner.createStatement()) {
            sql.execute("SET ROLE " + Identifiers.quoted(vertical.owner()));
            return new Session(owner);
        } catch (SQLException refused) {
            owner.close();
            throw refused;
        }
    }
}
