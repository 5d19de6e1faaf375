package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreIT {

    private static final String TENANT = "'00000000-0000-0000-0000-00000000000a'";

    @TempDir
    Path secrets;

    private TestSuite suite;

    @BeforeEach
    void twoVerticals() throws SQLException {
        suite = TestSuite.withCoreAndConstruccion(secrets);
    }

    @Test
    void whatAScriptDestroyedIsBackAndNothingElseIsToBeDone() throws SQLException {
        String rights = rights();
        Backup backup = backedUp(Vertical.CONSTRUCCION);
        suite.asOwner(
                Vertical.CONSTRUCCION,
                "DROP VIEW construccion.named_projects; ALTER TABLE construccion.projects DROP COLUMN code;"
                        + " DELETE FROM construccion.projects; CREATE TABLE construccion.later (id int);"
                        + " UPDATE erp_meta.vertical SET schema_version = 2, release = '2.0.0'"
                        + " WHERE owner_role = current_user");
        assertRestored(Vertical.CONSTRUCCION, backup);
        assertThat(suite.provision(Vertical.CONSTRUCCION)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOf(LinkOutcome.Linked.class);
        assertThat(suite.provision(Vertical.CONSTRUCCION)).isEqualTo(new ProvisionOutcome.Provisioned(0, List.of()));
        assertThat(suite.link(Vertical.CONSTRUCCION)).isEqualTo(new LinkOutcome.Linked(1, 0));
        assertThat(suite.askSuperuser("SELECT count(*) FROM construccion.projects WHERE code = 'P1'"))
                .isEqualTo("2");
        assertThat(suite.askSuperuser("SELECT to_regclass('construccion.later') IS NULL"))
                .isEqualTo("t");
        assertThat(
                        suite.askSuperuser(
                                "SELECT schema_version || ' ' || release FROM erp_meta.vertical WHERE vertical = 'construccion'"))
                .isEqualTo("1 1.0.0");
        assertThat(rights()).isEqualTo(rights);
        assertNothingAside();
        try (Connection app = suite.login(Vertical.CONSTRUCCION.app())) {
            TestSuite.ask(app, "SELECT set_config('app.current_tenant', " + TENANT + ", false)");
            assertThat(TestSuite.ask(app, "SELECT count(*) FROM construccion.projects"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aPasswordThatARotationLeftHalfWayDoesNotKeepTheRestoreOut() throws SQLException {
        Backup backup = backedUp(Vertical.CONSTRUCCION);
        suite.asSuperuser("ALTER ROLE erp_migrator_construccion PASSWORD 'of the rotation'");
        assertRestored(Vertical.CONSTRUCCION, backup);
    }

    @Test
    void theNeighboursKeysAndRightsHoldOnTheRestoredTables() throws SQLException {
        Backup backup = backedUp(Vertical.CORE);
        suite.asOwner(Vertical.CORE, "UPDATE core.partners SET name = 'spoilt'");
        Vertical retail = new Vertical("retail", "retail", "core.products", "", "");
        assertThat(suite.provision(retail)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertRestored(Vertical.CORE, backup);
        assertThat(suite.provision(Vertical.CORE)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertThat(suite.link(Vertical.CORE)).isInstanceOf(LinkOutcome.Linked.class);
        assertThat(suite.askSuperuser("SELECT count(*) FROM core.partners WHERE name = 'spoilt'"))
                .isEqualTo("0");
        // Neither the one that was provisioned before the backup nor the one after it lacks anything.
        assertThat(suite.link(Vertical.CONSTRUCCION)).isEqualTo(new LinkOutcome.Linked(1, 0));
        assertThat(suite.provision(retail)).isEqualTo(new ProvisionOutcome.Provisioned(0, List.of()));
        assertThatThrownBy(() -> suite.asOwner(Vertical.CORE, "DELETE FROM core.partners"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23503"));
        assertThat(
                        suite.askSuperuser(
                                "SELECT count(*) FROM pg_attribute, aclexplode(attacl) a WHERE a.privilege_type = 'REFERENCES'"))
                .isEqualTo("0");
        assertNothingAside();
    }

    @Test
    void rowsOfANeighbourThatWouldLoseTheirParentsAreNamedAndNothingChanges() throws SQLException {
        Backup backup = backedUp(Vertical.CORE);
        suite.asOwner(
                Vertical.CORE,
                "INSERT INTO core.partners VALUES (" + TENANT + ", '00000000-0000-0000-0000-0000000000aa', 'later')");
        suite.asOwner(
                Vertical.CONSTRUCCION,
                "INSERT INTO construccion.projects VALUES (" + TENANT + ", gen_random_uuid(), 'P2',"
                        + " '00000000-0000-0000-0000-0000000000aa')");
        assertRefused(
                suite.restore(Vertical.CORE, backup.id()),
                "construccion.projects has rows whose partner_id is not in core.partners");
        assertThat(suite.askSuperuser("SELECT count(*) FROM core.partners")).isEqualTo("11");
        assertUntouched();
    }

    @Test
    void aViewOfANeighbourIsNamedAndNothingChanges() throws SQLException {
        Backup backup = backedUp(Vertical.CORE);
        suite.asOwner(
                Vertical.CONSTRUCCION,
                "CREATE VIEW construccion.clients WITH (security_invoker = true) AS SELECT * FROM core.partners");
        assertRefused(suite.restore(Vertical.CORE, backup.id()), "construccion.clients of erp_owner_construccion");
        assertUntouched();
    }

    @Test
    void aTableThatANeighbourNeedsAndTheBackupLacksIsNamed() throws SQLException {
        Backup backup = backedUp(Vertical.CORE);
        suite.asOwner(
                Vertical.CORE,
                "CREATE TABLE core.prices (tenant_id uuid, id uuid, PRIMARY KEY (tenant_id, id));"
                        + " SELECT erp.isolate_by_tenant('core.prices')");
        Vertical retail = new Vertical("retail", "retail", "core.prices", "", "");
        assertThat(suite.provision(retail)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertRefused(
                suite.restore(Vertical.CORE, backup.id()), "retail needs what the backup does not have: core.prices");
        assertUntouched();
    }

    @Test
    void aDamagedBackupIsRefused() throws Exception {
        Backup backup = backedUp(Vertical.CONSTRUCCION);
        Path dump = suite.backups().resolve("construccion").resolve(backup.id() + ".dump");
        Files.write(dump, new byte[] {1}, StandardOpenOption.APPEND);
        assertRefused(suite.restore(Vertical.CONSTRUCCION, backup.id()), "is damaged");
        Files.delete(dump);
        assertRefused(suite.restore(Vertical.CONSTRUCCION, backup.id()), "is damaged");
        assertUntouched();
    }

    @Test
    void aBackupThatIsNotThereIsRefusedWithThoseThatAre() {
        Backup backup = backedUp(Vertical.CONSTRUCCION);
        assertThat(suite.restore(Vertical.CONSTRUCCION, "../erp-core/" + backup.id()))
                .isInstanceOfSatisfying(
                        RestoreOutcome.Refused.class,
                        refused -> assertThat(refused.error().hint()).contains(backup.id()));
    }

    @Test
    void whenTheToolFailsEverythingIsAsBefore() throws SQLException, IOException {
        Backup backup = backedUp(Vertical.CONSTRUCCION);
        // The parent that a policy of the dump names is gone: pg_restore stops in the middle.
        suite.asSuperuser("ALTER FUNCTION erp.isolate_by_tenant(regclass, name) RENAME TO elsewhere;"
                + " ALTER ROLE erp_owners RENAME TO erp_owners_away");
        RestoreOutcome outcome = suite.restore(Vertical.CONSTRUCCION, backup.id());
        suite.asSuperuser("ALTER FUNCTION erp.elsewhere(regclass, name) RENAME TO isolate_by_tenant;"
                + " ALTER ROLE erp_owners_away RENAME TO erp_owners");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RestoreOutcome.Failed.class,
                        failed -> assertThat(failed.error().message())
                                .contains("could not be restored")
                                .contains("Everything is as it was before"));
        assertUntouched();
    }

    @Test
    void whatARestoreThatDiedLeftIsPutBackByTheNextStep() throws SQLException {
        Backup backup = backedUp(Vertical.CONSTRUCCION);
        diesHalfWay();
        assertThat(suite.provision(Vertical.CONSTRUCCION)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertUntouched();
        diesHalfWay();
        assertRestored(Vertical.CONSTRUCCION, backup);
        assertNothingAside();
    }

    @Test
    void anApplicationThatStillHoldsAConnectionIsSentAway() throws SQLException {
        Backup backup = backedUp(Vertical.CONSTRUCCION);
        try (Connection app = suite.login(Vertical.CONSTRUCCION.app())) {
            app.setAutoCommit(false);
            TestSuite.ask(app, "SELECT set_config('app.current_tenant', " + TENANT + ", false)");
            app.createStatement().executeUpdate("UPDATE construccion.projects SET code = 'lost'");
            assertRestored(Vertical.CONSTRUCCION, backup);
            assertThat(app.isValid(1)).isFalse();
        }
        assertThatThrownBy(() -> suite.login(Vertical.CONSTRUCCION.app()))
                .as("nobody serves before provision")
                .isInstanceOf(SQLException.class);
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
                        + " WHERE r.rolname = 'erp_admin' AND m.roleid = 'erp_app_construccion'::regrole"
                        + " AND m.inherit_option"))
                .isEqualTo("0");
    }

    /** As a pod that is killed while the tool works. */
    private void diesHalfWay() throws SQLException {
        Map<String, String> env = suite.env(Vertical.CONSTRUCCION);
        StepSettings settings = StepSettings.from(env);
        try (Session session = new Session(
                settings.address().connect("erp_admin", TestServer.ADMIN_PASSWORD, "a restore that dies"))) {
            new Door(session, settings).close();
            new SetAside(session, settings.declaration()).begin(List.of("construccion"));
        }
        assertThat(suite.askSuperuser(
                        "SELECT count(*) FROM pg_class WHERE relnamespace = 'construccion'::regnamespace"))
                .isEqualTo("0");
    }

    private void assertUntouched() throws SQLException {
        assertNothingAside();
        assertThat(suite.askSuperuser("SELECT count(*) FROM construccion.projects WHERE code = 'P1'"))
                .isEqualTo("2");
        assertThat(suite.link(Vertical.CORE)).isInstanceOf(LinkOutcome.Linked.class);
        assertThat(suite.link(Vertical.CONSTRUCCION)).isEqualTo(new LinkOutcome.Linked(1, 0));
        suite.login(Vertical.CONSTRUCCION.app()).close();
        suite.login(Vertical.CORE.app()).close();
    }

    private void assertNothingAside() throws SQLException {
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'erp_aside%'"))
                .isEqualTo("0");
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'erp_owner_%'"
                        + " AND has_database_privilege(rolname, current_database(), 'CREATE')"))
                .isEqualTo("0");
    }

    private String rights() throws SQLException {
        return suite.askSuperuser("SELECT string_agg(n.nspname || c.relname || coalesce(c.relacl::text, ''), ' '"
                + " ORDER BY n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname LIKE 'construccion%' AND c.relkind IN ('r', 'v')");
    }

    private Backup backedUp(Vertical vertical) {
        BackupOutcome outcome = suite.backUp(vertical);
        assertThat(outcome).isInstanceOf(BackupOutcome.BackedUp.class);
        return ((BackupOutcome.BackedUp) outcome).backup();
    }

    private void assertRestored(Vertical vertical, Backup backup) {
        assertThat(suite.restore(vertical, backup.id())).isEqualTo(new RestoreOutcome.Restored(backup));
    }

    private static void assertRefused(RestoreOutcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RestoreOutcome.Refused.class,
                        refused -> assertThat(refused.error().message())
                                .contains(why)
                                .endsWith("Everything is as it was before."));
    }
}
