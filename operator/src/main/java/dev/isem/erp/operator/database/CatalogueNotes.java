package dev.isem.erp.operator.database;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What the catalogue of a scratch database was after each script. A trigger on the table where every image notes its
 * scripts writes it down when the script's transaction ends: no image has to know of it.
 */
final class CatalogueNotes {

    private static final String CONTRACT = "erp_contract";

    private final Session scratch;
    private final Declaration vertical;

    CatalogueNotes(Session scratch, Declaration vertical) {
        this.scratch = scratch;
        this.vertical = vertical;
    }

    /** Lays the trigger. The vertical's scripts have not run yet. */
    void begin() throws SQLException {
        String owner = Identifiers.quoted(vertical.owner());
        String schemas = "string_to_array(TG_ARGV[0], ',')";
        scratch.change(SqlResource.read("adoption/note_catalogue.sql")
                .replace("$catalogue$", SqlResource.read(Catalogue.QUERY).replace("?", schemas))
                .replace("$owner$", owner));
        scratch.actingAs(
                vertical.owner(),
                () -> scratch.change("CREATE CONSTRAINT TRIGGER note_catalogue AFTER INSERT OR UPDATE ON "
                        + Identifiers.quoted(vertical.metaSchema(), CONTRACT)
                        + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION erp.note_catalogue('"
                        + String.join(",", vertical.schemas()) + "')"));
    }

    /** The newest of the scripts with the fewest differences; empty when none was noted. */
    Optional<AdoptionOutcome.Proposal> nearest(Catalogue real) throws SQLException {
        AdoptionOutcome.Proposal nearest = null;
        for (int version : versions()) {
            List<String> differences = after(version).differences(real);
            if (nearest == null || differences.size() <= nearest.differences().size()) {
                nearest = new AdoptionOutcome.Proposal(version, differences, List.of(), "");
            }
        }
        return nearest == null ? Optional.empty() : Optional.of(complete(nearest));
    }

    private AdoptionOutcome.Proposal complete(AdoptionOutcome.Proposal proposal) throws SQLException {
        List<String> all = new ArrayList<>();
        List<String> pending = new ArrayList<>();
        scratch.query("SELECT version, script, checksum FROM erp.noted ORDER BY version", row -> {
            all.add(row.getInt(1) + " " + row.getString(2) + " " + row.getInt(3));
            return row.getInt(1) > proposal.version() && pending.add(row.getString(2));
        });
        return new AdoptionOutcome.Proposal(
                proposal.version(),
                proposal.differences(),
                pending,
                fingerprint(proposal.version(), proposal.differences(), all));
    }

    private static String fingerprint(int version, List<String> differences, List<String> scripts) {
        CRC32C sum = new CRC32C();
        sum.update((version + "\n" + String.join("\n", differences) + "\0" + String.join("\n", scripts))
                .getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private List<Integer> versions() throws SQLException {
        return scratch.query("SELECT version FROM erp.noted ORDER BY version", row -> row.getInt(1));
    }

    private Catalogue after(int version) throws SQLException {
        return Catalogue.read(scratch, "SELECT parent, object, detail FROM erp.catalogue WHERE version = ?", version);
    }
}
