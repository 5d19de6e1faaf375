package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vertical's roles try against their neighbours; everything but their own is denied by the database itself. */
class AttemptsIT {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @TempDir
    static Path secrets;

    private static TestSuite suite;

    @BeforeAll
    static void twoVerticals() throws SQLException {
        suite = TestSuite.withCoreAndConstruccion(secrets);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE core.partners ADD COLUMN x int",
                "ALTER TABLE core.partners DISABLE ROW LEVEL SECURITY",
                "DROP TABLE core.partners",
                "CREATE TABLE core.mine (x int)",
                "CREATE POLICY p ON core.partners USING (true)",
                "INSERT INTO core.partners SELECT * FROM core.partners",
                "UPDATE core.partners SET name = 'x'",
                "DELETE FROM core.partners",
                "TRUNCATE core.partners",
                "SELECT 1 FROM core.partners FOR UPDATE",
                "BEGIN; LOCK TABLE core.partners IN ROW SHARE MODE",
                "SELECT * FROM core.products",
                "SELECT * FROM auth.permissions",
                "SELECT auth.find_login('north@example')",
                "SELECT * FROM erp_meta_erp_core.erp_contract",
                "SET ROLE erp_owner_erp_core",
                "SET ROLE erp_admin",
                "SET ROLE erp_owners",
                "SET ROLE erp_app_construccion",
                "SET SESSION AUTHORIZATION erp_admin",
                "GRANT erp_owner_erp_core TO erp_owner_construccion",
                "GRANT erp_admin TO erp_owner_construccion",
                "GRANT SELECT ON core.products TO erp_owner_construccion",
                "ALTER DEFAULT PRIVILEGES FOR ROLE erp_owner_erp_core GRANT SELECT ON TABLES TO erp_owner_construccion",
                "CREATE ROLE erp_friend",
                "CREATE SCHEMA mine",
                "CREATE TEMP TABLE t (x int)",
                "CREATE EVENT TRIGGER t ON ddl_command_end EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()",
                "ALTER DATABASE erp_generic SET search_path = construccion",
                "ALTER SYSTEM SET fsync = off",
                "ALTER ROLE erp_owner_construccion BYPASSRLS",
                "ALTER ROLE erp_owner_construccion CREATEROLE",
                "ALTER ROLE erp_migrator_erp_core PASSWORD 'mine'",
                "SELECT * FROM pg_authid",
                "SELECT pg_read_file('/etc/passwd')",
                "COPY construccion.projects TO PROGRAM 'cat'",
                "DELETE FROM erp_meta.vertical",
                "UPDATE erp_meta.vertical SET requires = '{core.products}'",
                "CREATE OR REPLACE FUNCTION erp.isolate_by_tenant(regclass, name) RETURNS void LANGUAGE sql AS ''",
                "CREATE FUNCTION erp.mine() RETURNS void LANGUAGE sql AS ''",
                "ALTER TABLE construccion.projects ADD FOREIGN KEY (tenant_id, partner_id) REFERENCES core.partners (tenant_id, id)",
                "ALTER TABLE construccion.projects ALTER partner_id TYPE text"
            })
    void theMigratorUnderItsOwnerIsDenied(String attempt) throws SQLException {
        try (Connection migrator = suite.migrator(Vertical.CONSTRUCCION)) {
            assertDenied(migrator, attempt);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM construccion.projects",
                "CREATE TABLE construccion.mine (x int)",
                "SELECT * FROM core.partners"
            })
    void theMigratorWithoutItsOwnerCanDoNothing(String attempt) throws SQLException {
        try (Connection migrator = suite.login(Vertical.CONSTRUCCION.migrator())) {
            assertDenied(migrator, attempt);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE construccion.mine (x int)",
                "ALTER TABLE construccion.projects ADD COLUMN x int",
                "ALTER TABLE construccion.projects DISABLE ROW LEVEL SECURITY",
                "DROP TABLE construccion.projects",
                "TRUNCATE construccion.projects",
                "CREATE TEMP TABLE t (x int)",
                "SET ROLE erp_owner_construccion",
                "SET ROLE erp_migrator_construccion",
                "SELECT * FROM core.products",
                "INSERT INTO core.partners SELECT * FROM core.partners",
                "SELECT auth.find_login('north@example')",
                "SELECT * FROM erp_meta.vertical",
                "SELECT * FROM erp_meta_construccion.erp_contract",
                "SELECT erp.isolate_by_tenant('construccion.projects')"
            })
    void theAppDefinesNothingAndReadsOnlyWhatItRequires(String attempt) throws SQLException {
        try (Connection app = suite.login(Vertical.CONSTRUCCION.app())) {
            assertDenied(app, attempt);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "construccion.projects",
                "construccion.named_projects",
                "core.partners",
                "auth.tenants",
                "auth.users"
            })
    void withoutATenantTheAppSeesNoRowAndWithOneOnlyItsOwn(String table) throws SQLException {
        try (Connection app = suite.login(Vertical.CONSTRUCCION.app())) {
            assertThat(TestSuite.ask(app, "SELECT count(*) FROM " + table)).isEqualTo("0");
            TestSuite.ask(
                    app, "SELECT set_config('app.current_tenant', '00000000-0000-0000-0000-00000000000a', false)");
            int own = Integer.parseInt(TestSuite.ask(app, "SELECT count(*) FROM " + table));
            assertThat(own).isPositive();
            assertThat(Integer.parseInt(suite.askSuperuser("SELECT count(*) FROM " + table)))
                    .isEqualTo(2 * own);
        }
    }

    @Test
    void aLookupBeforeTheTenantIsKnownReadsThroughItsFunctionOnly() throws SQLException {
        try (Connection app = suite.login(Vertical.CORE.app())) {
            assertThat(TestSuite.ask(app, "SELECT auth.find_login('north@example')"))
                    .endsWith("0a");
            assertThat(TestSuite.ask(app, "SELECT count(*) FROM auth.users")).isEqualTo("0");
            assertThat(TestSuite.ask(app, "SELECT count(*) FROM auth.permissions"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aNeighboursMigratorGainsNothingInADefinerFunction() throws SQLException {
        suite.asOwner(
                Vertical.CORE,
                "CREATE FUNCTION core.rename_all() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS"
                        + " 'WITH changed AS (UPDATE core.partners SET name = name RETURNING 1) SELECT count(*) FROM changed';"
                        + " GRANT EXECUTE ON FUNCTION core.rename_all() TO erp_owner_construccion");
        try (Connection migrator = suite.migrator(Vertical.CONSTRUCCION)) {
            assertThat(TestSuite.ask(migrator, "SELECT core.rename_all()")).isEqualTo("0");
        }
        suite.asOwner(Vertical.CORE, "DROP FUNCTION core.rename_all()");
    }

    /** With REFERENCES a key's check would run as the parent's owner, and with it the cast's function. */
    @Test
    void theWayToBecomeTheParentsOwnerIsClosed() throws SQLException {
        suite.asOwner(
                Vertical.CONSTRUCCION,
                "CREATE TYPE construccion.trap AS ENUM ('x');"
                        + " CREATE FUNCTION construccion.spring(construccion.trap) RETURNS uuid LANGUAGE plpgsql AS"
                        + " 'BEGIN GRANT SELECT ON core.products TO erp_owner_construccion; RETURN NULL; END';"
                        + " CREATE CAST (construccion.trap AS uuid) WITH FUNCTION construccion.spring(construccion.trap) AS IMPLICIT;"
                        + " CREATE TABLE construccion.bait (tenant_id uuid, partner_id construccion.trap)");
        try (Connection migrator = suite.migrator(Vertical.CONSTRUCCION)) {
            assertDenied(
                    migrator,
                    "ALTER TABLE construccion.bait ADD FOREIGN KEY (tenant_id, partner_id)"
                            + " REFERENCES core.partners (tenant_id, id)");
        }
        Vertical asked = Vertical.CONSTRUCCION.referencing(
                Vertical.CONSTRUCCION.references() + "; construccion.bait(partner_id) -> core.partners");
        assertThat(suite.link(asked))
                .isInstanceOfSatisfying(
                        LinkOutcome.Failed.class,
                        failed -> assertThat(failed.error().message()).contains("a key needs equal types"));
        assertThat(
                        suite.askSuperuser(
                                "SELECT count(*) FROM information_schema.role_table_grants"
                                        + " WHERE privilege_type = 'REFERENCES' AND table_schema = 'core' AND grantee LIKE '%construccion'"))
                .isEqualTo("0");
        suite.asOwner(Vertical.CONSTRUCCION, "DROP TABLE construccion.bait; DROP TYPE construccion.trap CASCADE");
    }

    /** VALIDATE runs as the key's owner under erp_admin's session: other code of the same name must never run there. */
    @Test
    void aKeySwappedForOtherCodeOfItsNameIsNotRun() throws SQLException {
        suite.asOwner(
                Vertical.CONSTRUCCION,
                "ALTER TABLE construccion.projects DROP CONSTRAINT projects_partners_xfk;"
                        + " CREATE FUNCTION construccion.spring(uuid) RETURNS boolean LANGUAGE plpgsql AS"
                        + " 'BEGIN SET ROLE NONE; GRANT erp_owner_erp_core TO erp_owner_construccion; RETURN true; END';"
                        + " ALTER TABLE construccion.projects ADD CONSTRAINT projects_partners_xfk"
                        + " CHECK (construccion.spring(partner_id)) NOT VALID");
        assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOf(LinkOutcome.Failed.class);
        assertThat(suite.askSuperuser("SELECT pg_has_role('erp_owner_construccion', 'erp_owner_erp_core', 'MEMBER')"))
                .isEqualTo("f");
        suite.asOwner(
                Vertical.CONSTRUCCION,
                "ALTER TABLE construccion.projects DROP CONSTRAINT projects_partners_xfk; DROP FUNCTION construccion.spring");
        assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOf(LinkOutcome.Linked.class);
    }

    private static void assertDenied(Connection connection, String attempt) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(attempt))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            denied -> assertThat(denied.getSQLState())
                                    .as(denied.getMessage())
                                    .isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }
}
