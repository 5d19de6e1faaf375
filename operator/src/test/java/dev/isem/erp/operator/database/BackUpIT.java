package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.steps.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackUpIT {

    @TempDir
    Path secrets;

    private TestSuite suite;

    @BeforeEach
    void twoVerticals() throws SQLException {
        suite = TestSuite.withCoreAndConstruccion(secrets);
    }

    @Test
    void theRowsOfAllTenantsAreInTheDump() throws Exception {
        Backup core = backedUp(Vertical.CORE);
        Backup construccion = backedUp(Vertical.CONSTRUCCION);
        assertThat(core.rows()).containsEntry("core.partners", 10L).containsEntry("auth.users", 2L);
        assertThat(construccion.rows())
                .containsEntry("construccion.projects", 2L)
                .doesNotContainKey("core.partners");
        Path dump = suite.backups().resolve("erp-core").resolve(core.id() + ".dump");
        assertThat(tools(Vertical.CORE).rows(dump)).isEqualTo(core.rows());
        assertThat(core.sha256()).isEqualTo(BackupFolder.sha256(dump));
        assertThat(suite.link(Vertical.CORE)).as("a backup changes nothing").isInstanceOf(LinkOutcome.Linked.class);
    }

    @Test
    void aDumpByTheWrongRoleIsFoundOutByItsCounts() throws Exception {
        Backup right = backedUp(Vertical.CORE);
        Path dump = suite.backups().resolve("by-the-admin.dump");
        PostgresTools asAdmin = new PostgresTools(
                TestTools.home(), address(), "erp_admin", TestServer.ADMIN_PASSWORD, Vertical.CORE.owner());
        try (Connection admin = suite.server().connect("erp_admin", TestServer.ADMIN_PASSWORD, TestServer.DATABASE)) {
            admin.setAutoCommit(false);
            admin.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            asAdmin.dump(List.of("core"), TestSuite.ask(admin, "SELECT pg_export_snapshot()"), dump);
        }
        var found = tools(Vertical.CORE).rows(dump);
        assertThat(RowCounts.differences(right.rows(), found))
                .contains("core.partners has 10 rows and 0 of them were found");
    }

    @Test
    void aPolicyThatHidesRowsFromTheBackupIsNamed() throws SQLException, IOException {
        suite.asOwner(Vertical.CORE, "DROP POLICY maintenance ON core.partners");
        assertFailed(suite.backUp(Vertical.CORE), "core.partners has no policy that shows its owner every row");
        suite.asOwner(Vertical.CORE, "SELECT erp.isolate_by_tenant('core.partners')");
        suite.asOwner(Vertical.CORE, "CREATE POLICY half ON core.partners AS RESTRICTIVE USING (name <> 'partner 1')");
        assertFailed(suite.backUp(Vertical.CORE), "core.partners has a restrictive policy that may hide rows");
        suite.asOwner(Vertical.CORE, "DROP POLICY half ON core.partners");
        suite.asOwner(
                Vertical.CORE,
                "CREATE POLICY owner_only ON core.partners AS RESTRICTIVE"
                        + " USING ((SELECT current_user = 'erp_owner_erp_core'))");
        assertThat(backedUp(Vertical.CORE).rows()).containsEntry("core.partners", 10L);
    }

    @Test
    void aPolicyThatHidesNothingIsNotInTheWay() throws SQLException {
        suite.asOwner(
                Vertical.CORE,
                "DROP POLICY tenant_isolation ON core.partners; ALTER TABLE core.products NO FORCE ROW LEVEL SECURITY;"
                        + " CREATE POLICY half ON core.products AS RESTRICTIVE USING (name <> 'none')");
        assertThat(backedUp(Vertical.CORE).rows()).containsEntry("core.partners", 10L);
        suite.asOwner(Vertical.CORE, "ALTER POLICY maintenance ON core.partners USING (tenant_id IS NULL)");
        assertFailed(suite.backUp(Vertical.CORE), "core.partners has no policy that shows its owner every row");
        suite.asOwner(Vertical.CORE, "CREATE POLICY everybody ON core.partners TO erp_migrators USING (true)");
        assertFailed(suite.backUp(Vertical.CORE), "core.partners has no policy that shows its owner every row");
    }

    @Test
    void beforeTheFirstScriptThereIsNothingToBackUp() {
        Vertical retail = new Vertical("retail", "retail", "", "", "");
        assertThat(suite.provision(retail)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertThat(suite.backUp(retail)).isInstanceOf(BackupOutcome.NothingYet.class);
    }

    @Test
    void asManyStayAsTheManifestSaysAndTheNewestIsOneOfThem() throws Exception {
        Map<String, String> env = suite.env(Vertical.CONSTRUCCION);
        env.put("ERP_BACKUPS_KEEP", "2");
        String last = "";
        for (int run = 0; run < 3; run++) {
            last = ((BackupOutcome.BackedUp) BackUp.run(env)).backup().id();
            Thread.sleep(1100); // a second is a backup's name
        }
        List<Backup> kept = new BackupFolder(suite.backups(), "construccion").all();
        assertThat(kept).hasSize(2);
        assertThat(kept.getFirst().id()).isEqualTo(last);
        assertThat(files()).hasSize(4);
    }

    @Test
    void whenTheDumpFailsTheDatabaseIsUntouchedAndEarlierBackupsStay() throws Exception {
        Backup earlier = backedUp(Vertical.CONSTRUCCION);
        Thread.sleep(1100);
        try (Connection other = suite.migrator(Vertical.CONSTRUCCION)) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE construccion.projects IN ACCESS EXCLUSIVE MODE");
            assertThat(suite.backUp(Vertical.CONSTRUCCION))
                    .isInstanceOfSatisfying(BackupOutcome.Failed.class, failed -> {
                        assertThat(failed.passing()).isTrue();
                        assertThat(failed.error().message()).contains("earlier backups stay");
                    });
        }
        Map<String, String> env = suite.env(Vertical.CONSTRUCCION);
        env.put("ERP_POSTGRES_TOOLS", "/nonexistent");
        assertFailed(BackUp.run(env), "could not be written");
        assertThat(new BackupFolder(suite.backups(), "construccion").all())
                .extracting(Backup::id)
                .containsExactly(earlier.id());
        assertThat(suite.link(Vertical.CONSTRUCCION)).isEqualTo(new LinkOutcome.Linked(1, 0));
    }

    @Test
    void whatABackupThatWasKilledLeftDoesNotCountAndGoes() throws IOException {
        Path folder = Files.createDirectories(suite.backups().resolve("construccion"));
        Files.writeString(folder.resolve("20260101-000000.unfinished"), "half");
        Files.writeString(folder.resolve("20260101-000000.dump"), "without a description");
        Backup backup = backedUp(Vertical.CONSTRUCCION);
        assertThat(files()).containsExactlyInAnyOrder(backup.id() + ".dump", backup.id() + ".json");
    }

    @Test
    void aFullVolumeIsSaidWithWhatToDo() {
        Map<String, String> env = suite.env(Vertical.CONSTRUCCION);
        env.put("ERP_BACKUPS_DIR", "/dev/null");
        assertThat(BackUp.run(env)).isInstanceOfSatisfying(BackupOutcome.Failed.class, failed -> {
            assertThat(failed.error().hint()).contains("PersistentVolumeClaim");
            assertThat(failed.error().message()).contains("database was only read");
        });
    }

    private Backup backedUp(Vertical vertical) {
        BackupOutcome outcome = suite.backUp(vertical);
        assertThat(outcome).isInstanceOf(BackupOutcome.BackedUp.class);
        return ((BackupOutcome.BackedUp) outcome).backup();
    }

    /** To read dumps: no password is needed for that. */
    private PostgresTools tools(Vertical vertical) {
        return new PostgresTools(TestTools.home(), address(), vertical.migrator(), "unused", vertical.owner());
    }

    private DatabaseAddress address() {
        return StepSettings.from(suite.env(Vertical.CORE)).address();
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(suite.backups().resolve("construccion"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static void assertFailed(BackupOutcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        BackupOutcome.Failed.class,
                        failed -> assertThat(failed.error().message()).contains(why));
    }
}
