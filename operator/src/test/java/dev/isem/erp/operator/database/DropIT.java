package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropIT {

    @TempDir
    Path secrets;

    private TestSuite suite;

    @BeforeEach
    void twoVerticals() throws SQLException {
        suite = TestSuite.withCoreAndConstruccion(secrets);
    }

    @Test
    void nothingOfTheVerticalIsLeftAndNothingOfOthersIsGone() throws SQLException {
        String rowsOfCore = suite.askSuperuser("SELECT count(*) FROM core.partners");
        assertThat(suite.drop(Vertical.CONSTRUCCION)).isInstanceOf(DropOutcome.Dropped.class);
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_namespace WHERE nspname LIKE '%construccion%'"))
                .isEqualTo("0");
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'erp%construccion'"))
                .isEqualTo("0");
        assertThat(suite.askSuperuser("SELECT string_agg(vertical, ',') FROM erp_meta.vertical"))
                .isEqualTo("erp-core");
        assertThat(suite.askSuperuser("SELECT count(*) FROM core.partners")).isEqualTo(rowsOfCore);
        assertThat(suite.provision(Vertical.CORE)).isEqualTo(new ProvisionOutcome.Provisioned(0, List.of()));
        assertThat(suite.link(Vertical.CORE)).isEqualTo(new LinkOutcome.Linked(0, 0));

        // Applied again it begins from nothing.
        assertThat(suite.provision(Vertical.CONSTRUCCION)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        suite.migrate(Vertical.CONSTRUCCION);
        assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOf(LinkOutcome.Linked.class);
    }

    @Test
    void theScratchDatabaseOfAKilledRunGoesWithIt() throws SQLException {
        assertThat(Rehearsal.run(Rehearsal.CLONE, suite.env(Vertical.CONSTRUCCION)))
                .isInstanceOf(RehearsalOutcome.Cloned.class);
        assertThat(suite.drop(Vertical.CONSTRUCCION)).isInstanceOf(DropOutcome.Dropped.class);
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_database WHERE datname LIKE '%scratch%'"))
                .isEqualTo("0");
    }

    @Test
    void aDatabaseOfSomebodyElseUnderTheNameOfAScratchStays() throws SQLException {
        suite.asSuperuser("CREATE DATABASE " + TestSuite.scratch(Vertical.CONSTRUCCION) + " OWNER erp_admin");
        assertThat(suite.drop(Vertical.CONSTRUCCION)).isInstanceOf(DropOutcome.Dropped.class);
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_database WHERE datname LIKE '%scratch%'"))
                .isEqualTo("1");
    }

    @Test
    void keysAndNeedsOfANeighbourAreNamedAndNothingChanges() throws SQLException {
        assertRefused(
                Vertical.CORE,
                "of construccion.projects refers to core.partners",
                "construccion, whose schemas are in the database, needs auth.tenants");
        assertUntouched();
        assertThat(suite.drop(Vertical.CONSTRUCCION)).isInstanceOf(DropOutcome.Dropped.class);
        assertThat(suite.drop(Vertical.CORE)).isInstanceOf(DropOutcome.Dropped.class);
    }

    @Test
    void aViewOfANeighbourIsNamedAndNothingChanges() throws SQLException {
        Vertical retail = new Vertical("retail", "retail", "construccion.projects", "", "");
        assertThat(suite.provision(retail)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        suite.asOwner(
                retail,
                "CREATE VIEW retail.sites WITH (security_invoker = true) AS SELECT * FROM construccion.projects");
        assertRefused(Vertical.CONSTRUCCION, "retail.sites of erp_owner_retail");
        assertUntouched();
    }

    @Test
    void aSchemaThatTheManifestNoLongerNamesIsNotLostWithoutACopy() throws SQLException {
        suite.asSuperuser("CREATE SCHEMA construccion_old AUTHORIZATION erp_owner_construccion");
        suite.asSuperuser("CREATE TABLE construccion_old.notes (id int)");
        suite.asSuperuser("ALTER TABLE construccion_old.notes OWNER TO erp_owner_construccion");
        assertRefused(Vertical.CONSTRUCCION, "schema construccion_old", "table construccion_old.notes");
        assertThat(suite.askSuperuser("SELECT to_regclass('construccion_old.notes') IS NOT NULL"))
                .isEqualTo("t");
    }

    @Test
    void aTableInASchemaThatWasHandedToANeighbourIsNotTaken() throws SQLException {
        suite.asSuperuser("CREATE TABLE core.handed (id int)");
        suite.asSuperuser("ALTER TABLE core.handed OWNER TO erp_owner_construccion");
        assertRefused(Vertical.CONSTRUCCION, "table core.handed");
        assertThat(suite.askSuperuser("SELECT to_regclass('core.handed') IS NOT NULL"))
                .isEqualTo("t");
    }

    @Test
    void whatTheCatalogueQueriesOverlookPostgresItselfRefuses() throws SQLException {
        suite.asSuperuser("CREATE TABLE construccion.by_hand (id int)");
        assertRefused(Vertical.CONSTRUCCION, "construccion.by_hand");
        assertThat(suite.askSuperuser("SELECT to_regclass('construccion.by_hand') IS NOT NULL"))
                .isEqualTo("t");
        assertUntouched();
    }

    @Test
    void aRunBehindOneWhoseReportWasLostChangesNothingOfOthers() throws SQLException {
        assertThat(suite.drop(Vertical.CONSTRUCCION)).isInstanceOf(DropOutcome.Dropped.class);
        // As the next Job does.
        assertThat(suite.provision(Vertical.CONSTRUCCION)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertThat(suite.backUp(Vertical.CONSTRUCCION)).isInstanceOf(BackupOutcome.NothingYet.class);
        assertThat(suite.drop(Vertical.CONSTRUCCION)).isInstanceOf(DropOutcome.Dropped.class);
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'erp%construccion'"))
                .isEqualTo("0");
    }

    @Test
    void aReaderOfATableIsNotWaitedForWithoutEnd() throws SQLException {
        try (Connection open = suite.server().superuser(TestServer.DATABASE)) {
            open.setAutoCommit(false);
            TestSuite.ask(open, "SELECT count(*) FROM construccion.projects");
            assertThat(suite.drop(Vertical.CONSTRUCCION))
                    .isInstanceOfSatisfying(
                            DropOutcome.Failed.class,
                            failed -> assertThat(failed.passing()).isTrue());
            open.rollback();
        }
        assertUntouched();
        assertThat(suite.drop(Vertical.CONSTRUCCION)).isInstanceOf(DropOutcome.Dropped.class);
    }

    private void assertRefused(Vertical vertical, String... why) {
        assertThat(suite.drop(vertical)).isInstanceOfSatisfying(DropOutcome.Refused.class, refused -> {
            assertThat(refused.error().message()).contains(why).contains("Nothing was changed");
            assertThat(refused.error().hint()).contains("set spec.deletionPolicy to Retain");
        });
    }

    /** The application still gets in, and a run of the steps finds nothing to do. */
    private void assertUntouched() throws SQLException {
        try (Connection app = suite.login(Vertical.CONSTRUCCION.app())) {
            assertThat(app.isValid(1)).isTrue();
        }
        assertThat(suite.provision(Vertical.CONSTRUCCION)).isEqualTo(new ProvisionOutcome.Provisioned(0, List.of()));
        assertThat(suite.provision(Vertical.CORE)).isEqualTo(new ProvisionOutcome.Provisioned(0, List.of()));
    }
}
