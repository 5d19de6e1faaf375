package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalIT {

    @TempDir
    Path secrets;

    private TestSuite suite;

    @BeforeEach
    void twoVerticals() throws SQLException {
        suite = TestSuite.withCoreAndConstruccion(secrets);
    }

    @Test
    void whatScriptsDoToTheRowsIsToldAndNothingRealChanges() throws SQLException {
        String before = suite.fingerprint();
        assertThat(clone(Vertical.CONSTRUCCION)).isInstanceOf(RehearsalOutcome.Cloned.class);
        suite.inScratch(
                Vertical.CONSTRUCCION,
                "DELETE FROM construccion.projects; CREATE TABLE construccion.notes (tenant_id uuid, id uuid,"
                        + " PRIMARY KEY (tenant_id, id)); SELECT erp.isolate_by_tenant('construccion.notes');"
                        + " UPDATE erp_meta.vertical SET schema_version = 2 WHERE owner_role = current_user");
        assertThat(compare(Vertical.CONSTRUCCION))
                .isEqualTo(new RehearsalOutcome.Rehearsed(
                        List.of("construccion.notes: new, 0 rows", "construccion.projects: 2 -> 0 rows")));
        assertThat(suite.fingerprint()).isEqualTo(before);
        assertNoScratch();
    }

    @Test
    void theCloneHasTheRowsOfAllTenantsAndThoseOfTheTablesThatAreRead() throws SQLException {
        clone(Vertical.CONSTRUCCION);
        assertThat(inScratch("SELECT count(*) || ' ' || count(DISTINCT tenant_id) FROM construccion.projects"))
                .isEqualTo("2 2");
        assertThat(inScratch("SELECT count(*) FROM core.partners"))
                .isEqualTo(suite.askSuperuser("SELECT count(*) FROM core.partners"));
        assertThat(inScratch("SELECT schema_version FROM erp_meta.vertical WHERE vertical = 'construccion'"))
                .isEqualTo("1");
        assertThat(inScratch("SELECT to_regclass('core.products')"))
                .as("a table that it does not name")
                .isEqualTo("null");
        assertThat(inScratch("SELECT count(*) FROM construccion.named_projects"))
                .isEqualTo("2");
    }

    @Test
    void aTableWhosePeriodsExcludeEachOtherIsClonedToo() throws SQLException {
        suite.asOwner(
                Vertical.CONSTRUCCION,
                "CREATE TABLE construccion.stays (tenant_id uuid NOT NULL, days daterange,"
                        + " EXCLUDE USING gist (tenant_id WITH =, days WITH &&));"
                        + " SELECT erp.isolate_by_tenant('construccion.stays')");
        assertThat(clone(Vertical.CONSTRUCCION)).isInstanceOf(RehearsalOutcome.Cloned.class);
        assertThat(inScratch("SELECT conrelid::regclass FROM pg_constraint WHERE contype = 'x'"))
                .isEqualTo("construccion.stays");
    }

    @Test
    void aScriptHasNoMoreRightsOnTheCloneThanInReality() {
        clone(Vertical.CONSTRUCCION);
        for (String script : List.of(
                "DELETE FROM core.partners",
                "ALTER TABLE core.partners ADD COLUMN mine int",
                "ALTER TABLE construccion.projects ADD FOREIGN KEY (tenant_id, partner_id) REFERENCES core.partners",
                "CREATE SCHEMA mine",
                "DELETE FROM erp.rows_before",
                "UPDATE erp_meta.vertical SET requires = '{}'",
                "SET ROLE erp_owner_erp_core")) {
            assertThatThrownBy(() -> suite.inScratch(Vertical.CONSTRUCCION, script))
                    .as(script)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isIn("42501", "42704"));
        }
    }

    @Test
    void nobodyElseGetsIn() throws SQLException {
        clone(Vertical.CONSTRUCCION);
        for (String role : List.of(Vertical.CORE.migrator(), Vertical.CORE.app(), Vertical.CONSTRUCCION.app())) {
            assertThatThrownBy(() -> suite.server()
                            .connect(role, "secret-" + role, TestSuite.scratch(Vertical.CONSTRUCCION))
                            .close())
                    .as(role)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void whatAKilledRunLeftIsDroppedThoughItsSessionStillLives() throws SQLException {
        clone(Vertical.CONSTRUCCION);
        suite.inScratch(Vertical.CONSTRUCCION, "CREATE TABLE construccion.leftover (id int)");
        try (Connection hanging = suite.server()
                .connect(
                        Vertical.CONSTRUCCION.migrator(),
                        suite.passwordOf(Vertical.CONSTRUCCION),
                        TestSuite.scratch(Vertical.CONSTRUCCION))) {
            assertThat(clone(Vertical.CONSTRUCCION)).isInstanceOf(RehearsalOutcome.Cloned.class);
            assertThat(hanging.isValid(1)).isFalse();
        }
        assertThat(compare(Vertical.CONSTRUCCION)).isEqualTo(new RehearsalOutcome.Rehearsed(List.of()));
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
                        + " WHERE r.rolname = 'erp_admin' AND m.roleid = 'erp_migrator_construccion'::regrole"
                        + " AND m.inherit_option"))
                .isEqualTo("0");
    }

    @Test
    void whatAKilledRunLeftIsDroppedByTheNextRunWithoutARehearsal() throws SQLException {
        clone(Vertical.CONSTRUCCION);
        assertThat(suite.provision(Vertical.CONSTRUCCION)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertNoScratch();
    }

    @Test
    void theEndOfThePodTakesItAway() throws SQLException {
        clone(Vertical.CONSTRUCCION);
        HoldScratch.drop(suite.env(Vertical.CONSTRUCCION));
        assertNoScratch();
        HoldScratch.drop(suite.env(Vertical.CONSTRUCCION));
    }

    @Test
    void aDatabaseOfSomebodyElseUnderThatNameIsLeftAlone() throws SQLException {
        String name = TestSuite.scratch(Vertical.CONSTRUCCION);
        suite.asSuperuser("CREATE DATABASE " + name + " OWNER erp_admin");
        assertRefused(clone(Vertical.CONSTRUCCION), name + " that the steps did not make");
        HoldScratch.drop(suite.env(Vertical.CONSTRUCCION));
        assertThat(suite.provision(Vertical.CONSTRUCCION)).isEqualTo(new ProvisionOutcome.Provisioned(0, List.of()));
        assertThat(suite.askSuperuser("SELECT datallowconn FROM pg_database WHERE datname = '" + name + "'"))
                .isEqualTo("t");
    }

    @Test
    void anAdminThatMayNotMakeDatabasesIsToldWhichRightIsMissing() throws SQLException {
        suite.asSuperuser("ALTER ROLE erp_admin NOCREATEDB");
        assertRefused(clone(Vertical.CONSTRUCCION), "it lacks CREATEDB");
    }

    @Test
    void aCloneThatIsTooLargeIsRefused() throws SQLException {
        Map<String, String> env = suite.env(Vertical.CONSTRUCCION);
        env.put("ERP_REHEARSAL_BYTES", "1000");
        assertRefused(Rehearsal.run(Rehearsal.CLONE, env), "would take");
        assertNoScratch();
    }

    @Test
    void aVerticalWithoutAScriptYetIsRehearsedOnEmptySchemas() throws SQLException {
        Vertical retail = new Vertical("retail", "retail", "core.products", "", "");
        assertThat(suite.provision(retail)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertThat(clone(retail)).isInstanceOf(RehearsalOutcome.Cloned.class);
        suite.inScratch(
                retail, "CREATE VIEW retail.shelf WITH (security_invoker = true) AS SELECT * FROM core.products");
        assertThat(compare(retail)).isEqualTo(new RehearsalOutcome.Rehearsed(List.of()));
    }

    @Test
    void aCloneThatCannotBeMadeLeavesNoScratchDatabase() throws SQLException {
        // A policy of the dump that calls what the scratch database does not have: pg_restore stops in the middle.
        suite.asSuperuser("CREATE FUNCTION public.strange() RETURNS boolean LANGUAGE sql RETURN true;"
                + " CREATE POLICY strange ON construccion.projects USING (public.strange())");
        assertThat(clone(Vertical.CONSTRUCCION))
                .isInstanceOfSatisfying(
                        RehearsalOutcome.Failed.class,
                        failed -> assertThat(failed.error().message())
                                .contains("could not be made: pg_restore", "The real database was not touched"));
        assertNoScratch();
    }

    private RehearsalOutcome clone(Vertical vertical) {
        return Rehearsal.run(Rehearsal.CLONE, suite.env(vertical));
    }

    private RehearsalOutcome compare(Vertical vertical) {
        return Rehearsal.run(Rehearsal.COMPARE, suite.env(vertical));
    }

    private String inScratch(String query) throws SQLException {
        try (Connection migrator = suite.server()
                .connect(
                        Vertical.CONSTRUCCION.migrator(),
                        suite.passwordOf(Vertical.CONSTRUCCION),
                        TestSuite.scratch(Vertical.CONSTRUCCION))) {
            migrator.createStatement().execute("SET ROLE " + Vertical.CONSTRUCCION.owner());
            return TestSuite.ask(migrator, query);
        }
    }

    private void assertNoScratch() throws SQLException {
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_database WHERE datname LIKE '%scratch%'"))
                .isEqualTo("0");
    }

    private static void assertRefused(RehearsalOutcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RehearsalOutcome.Refused.class,
                        refused -> assertThat(refused.error().message())
                                .contains(why)
                                .endsWith("The real database was not touched."));
    }
}
