package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.BackupRecord;
import dev.isem.erp.crds.ErpVertical;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What a script destroyed is brought back from the copy made before it, and neighbours lose nothing by it. */
@Order(13)
class BackupAndRestoreIT {

    private static final String SWITCH_ON = "{\"spec\":{\"migration\":{\"backup\":{}}}}";
    private static final String PROJECTS =
            "SELECT tenant_id || code || coalesce(site_address, '') FROM construccion.projects ORDER BY 1";
    private static final String BUDGETS = "SELECT count(*) FROM construccion_budgets.budgets";

    private final Installation installation = new Installation().withCoreAndConstruccion();

    /** Rows to lose, and projects that hold on to partners. */
    @BeforeEach
    void somethingToLose() {
        installation.runDemo("erp-core");
        installation.runDemo("construccion");
    }

    @Test
    void theRowsThatAScriptDestroyedAreBack() throws Exception {
        releases();
        installation.editVersion("construccion", "1.4.0");
        installation.awaitReady("construccion");
        List<String> projects = rows(PROJECTS);
        List<String> budgets = rows(BUDGETS);
        assertThat(projects).isNotEmpty();
        patch("construccion", SWITCH_ON);
        awaitBackup("construccion");

        // when a version takes away what was needed
        installation.editVersion("construccion", "1.5.0");
        var spoilt = installation.awaitReady("construccion");
        assertThat(spoilt.getStatus().schemaVersion()).isEqualTo(105);
        assertThat(rows(BUDGETS)).containsExactly("0");
        BackupRecord before = newest(spoilt).orElseThrow();
        assertThat(before.schema()).isEqualTo(104);

        // and the copy before it is asked for, with the version before it
        String request = before.id() + "/after-1.5.0";
        patch(
                "construccion",
                "{\"metadata\":{\"annotations\":{\"erp.isem.dev/restore\":\"%s\"}},\"spec\":{\"version\":\"1.4.0\"}}"
                        .formatted(request));

        // then
        var restored = awaitRestored("construccion", request);
        assertThat(restored.getStatus().version()).isEqualTo("1.4.0");
        assertThat(restored.getStatus().schemaVersion()).isEqualTo(104);
        assertThat(rows(PROJECTS)).isEqualTo(projects);
        assertThat(rows(BUDGETS)).isEqualTo(budgets);
        assertKeyHolds();
    }

    @Test
    void theKeysOfANeighbourHoldOnTheRestoredTables() throws Exception {
        patch("erp-core", SWITCH_ON);
        String request = awaitBackup("erp-core").id() + "/keys";
        try (var core = owner("erp-core")) {
            core.run("UPDATE core.partners SET name = 'spoilt'");
        }

        // when
        patch("erp-core", "{\"metadata\":{\"annotations\":{\"erp.isem.dev/restore\":\"%s\"}}}".formatted(request));
        awaitRestored("erp-core", request);

        // then
        try (var core = owner("erp-core")) {
            assertThat(core.column("SELECT count(*) FROM core.partners WHERE name = 'spoilt'"))
                    .containsExactly("0");
            assertThat(core.attempt("DELETE FROM core.partners")).isEqualTo("23503");
        }
        assertKeyHolds();
        installation.awaitReady("construccion");
    }

    private static void releases() throws Exception {
        Releases.build("1.0.0", "1.1.0");
        Releases.build("1.1.0", "1.2.0");
        Releases.build("1.2.0", "1.3.1");
        Releases.build("1.3.1", "1.4.0");
        Releases.build("1.4.0", "1.5.0");
    }

    private void patch(String vertical, String change) {
        installation
                .client()
                .resources(ErpVertical.class)
                .inNamespace(Installation.NAMESPACE)
                .withName(vertical)
                .patch(PatchContext.of(PatchType.JSON_MERGE), change);
    }

    private BackupRecord awaitBackup(String vertical) {
        return newest(installation.awaitVertical(
                        vertical,
                        "has a new backup and is ready",
                        Installation.UP,
                        v -> Installation.isReady(v) && newest(v).isPresent()))
                .orElseThrow();
    }

    private ErpVertical awaitRestored(String vertical, String request) {
        return installation.awaitVertical(
                vertical,
                "is ready on what was restored",
                Installation.UP,
                v -> Installation.isReady(v) && request.equals(v.getStatus().restored()));
    }

    private static Optional<BackupRecord> newest(ErpVertical vertical) {
        var backups = vertical.getStatus().backups();
        return backups == null ? Optional.empty() : backups.stream().findFirst();
    }

    private List<String> rows(String query) throws SQLException {
        try (var construccion = owner("construccion")) {
            return construccion.column(query);
        }
    }

    /** Every tenant's rows, as in a migration. */
    private Psql owner(String vertical) throws SQLException {
        String role = vertical.replace('-', '_');
        var owner = Psql.as(installation, "erp_migrator_" + role, vertical + "-db-migrator");
        owner.run("SET ROLE erp_owner_" + role);
        return owner;
    }

    private void assertKeyHolds() throws SQLException {
        assertThat(rows("SELECT convalidated FROM pg_constraint WHERE conname = 'projects_partners_xfk'"
                        + " AND conrelid = 'construccion.projects'::regclass"
                        + " AND confrelid = (SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = 'core' AND c.relname = 'partners')"))
                .containsExactly("t");
    }
}
