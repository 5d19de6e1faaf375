package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of drift is made on purpose, reported, and mended; then the check is silent again. */
class DriftCheckIT {

    @TempDir
    static Path secrets;

    private static TestSuite suite;

    @BeforeAll
    static void twoVerticals() throws SQLException {
        suite = TestSuite.withCoreAndConstruccion(secrets);
    }

    static Stream<Arguments> ownersDoing() {
        String lines = "construccion_budgets.lines";
        String policy = "CREATE POLICY tenant_isolation ON " + lines
                + " USING ((tenant_id = (SELECT nullif(current_setting('app.current_tenant', true), '')::uuid)) OR true)";
        String isolate = "SELECT erp.isolate_by_tenant('" + lines + "')";
        return Stream.of(
                Arguments.of(
                        "ALTER TABLE " + lines + " NO FORCE ROW LEVEL SECURITY",
                        isolate,
                        "does not force row-level security"),
                Arguments.of(
                        "ALTER TABLE " + lines + " DISABLE ROW LEVEL SECURITY", isolate, "has no row-level security"),
                Arguments.of(
                        "CREATE MATERIALIZED VIEW construccion.copy AS SELECT 1 AS x",
                        "DROP MATERIALIZED VIEW construccion.copy",
                        "is not an ordinary table"),
                Arguments.of("DROP POLICY maintenance ON " + lines, isolate, "lacks the policy maintenance"),
                Arguments.of("DROP POLICY tenant_isolation ON " + lines, isolate, "lacks the policy tenant_isolation"),
                Arguments.of(
                        "DROP POLICY tenant_isolation ON " + lines + "; " + policy,
                        isolate,
                        "policy tenant_isolation, which is not as the suite makes it"),
                Arguments.of(
                        "CREATE POLICY more ON " + lines + " USING (true)",
                        "DROP POLICY more ON " + lines,
                        "policy more, which is not as the suite makes it"),
                Arguments.of(
                        "ALTER POLICY maintenance ON " + lines + " TO PUBLIC",
                        isolate,
                        "policy maintenance, which is not as the suite makes it"),
                Arguments.of(
                        "ALTER TABLE construccion.projects ALTER CONSTRAINT projects_partners_xfk NOT ENFORCED",
                        "ALTER TABLE construccion.projects DROP CONSTRAINT projects_partners_xfk",
                        "projects_partners_xfk is not enforced"),
                Arguments.of(
                        "ALTER TABLE construccion.projects ALTER CONSTRAINT projects_partners_xfk DEFERRABLE",
                        "ALTER TABLE construccion.projects DROP CONSTRAINT projects_partners_xfk",
                        "projects_partners_xfk can be deferred"),
                Arguments.of(
                        "ALTER TABLE construccion.projects RENAME CONSTRAINT projects_partners_xfk TO mine",
                        "ALTER TABLE construccion.projects DROP CONSTRAINT mine",
                        "mine into another vertical was not made by link"),
                Arguments.of(
                        "GRANT SELECT ON construccion.projects TO PUBLIC",
                        "REVOKE SELECT ON construccion.projects FROM PUBLIC",
                        "SELECT for PUBLIC is open to every role"),
                Arguments.of(
                        "GRANT REFERENCES (id) ON construccion.projects TO erp_owner_erp_core",
                        "REVOKE REFERENCES (id) ON construccion.projects FROM erp_owner_erp_core",
                        "REFERENCES for erp_owner_erp_core is more than the suite gives"),
                Arguments.of(
                        "GRANT TRIGGER ON construccion.projects TO erp_app_construccion",
                        "REVOKE TRIGGER ON construccion.projects FROM erp_app_construccion",
                        "TRIGGER for erp_app_construccion is more than the suite gives"),
                Arguments.of(
                        "GRANT TRUNCATE ON construccion.projects TO erp_app_construccion",
                        "REVOKE TRUNCATE ON construccion.projects FROM erp_app_construccion",
                        "TRUNCATE for erp_app_construccion is more than the suite gives"),
                Arguments.of(
                        "GRANT CREATE ON SCHEMA construccion TO erp_app_construccion",
                        "REVOKE CREATE ON SCHEMA construccion FROM erp_app_construccion",
                        "CREATE for erp_app_construccion is more than the suite gives"),
                Arguments.of(
                        "GRANT SELECT ON construccion.projects TO erp_app_erp_core WITH GRANT OPTION",
                        "REVOKE ALL ON construccion.projects FROM erp_app_erp_core",
                        "SELECT for erp_app_erp_core may be passed on"),
                Arguments.of(
                        "GRANT SELECT ON construccion.projects TO pg_monitor",
                        "REVOKE SELECT ON construccion.projects FROM pg_monitor",
                        "SELECT for pg_monitor goes to a role that the suite does not know"),
                Arguments.of(
                        "ALTER DEFAULT PRIVILEGES IN SCHEMA construccion GRANT SELECT ON TABLES TO PUBLIC",
                        "ALTER DEFAULT PRIVILEGES IN SCHEMA construccion REVOKE SELECT ON TABLES FROM PUBLIC",
                        "new objects in construccion: SELECT for PUBLIC"),
                Arguments.of(
                        "CREATE TYPE construccion.kind AS ENUM ('a');"
                                + " CREATE FUNCTION construccion.as_int(construccion.kind) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                                + " CREATE CAST (construccion.kind AS int) WITH FUNCTION construccion.as_int(construccion.kind)",
                        "DROP TYPE construccion.kind CASCADE",
                        "cast from construccion.kind to integer"),
                Arguments.of(
                        "CREATE FUNCTION construccion.f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
                        "DROP FUNCTION construccion.f()",
                        "runs as its owner without a fixed search_path"),
                Arguments.of(
                        "CREATE FUNCTION construccion.f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog"
                                + " AS 'SELECT 1'; GRANT EXECUTE ON FUNCTION construccion.f() TO PUBLIC",
                        "DROP FUNCTION construccion.f()",
                        "EXECUTE for PUBLIC is open to every role"),
                Arguments.of(
                        "CREATE VIEW construccion.v AS SELECT 1 AS x",
                        "DROP VIEW construccion.v",
                        "view construccion.v reads with its owner's rights"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("ownersDoing")
    void whatAnOwnerBreaksIsReported(String breaking, String mending, String finding) throws SQLException {
        suite.asOwner(Vertical.CONSTRUCCION, breaking);
        LinkOutcome outcome = suite.link(Vertical.CONSTRUCCION);
        suite.asOwner(Vertical.CONSTRUCCION, mending);
        assertDrifted(outcome, finding);
        assertClean();
    }

    static Stream<Arguments> superusersDoing() {
        return Stream.of(
                Arguments.of(
                        "ALTER TABLE construccion_budgets.lines OWNER TO postgres",
                        "ALTER TABLE construccion_budgets.lines OWNER TO erp_owner_construccion",
                        "belongs to postgres instead of erp_owner_construccion"),
                Arguments.of(
                        "ALTER ROLE erp_owner_construccion LOGIN",
                        "ALTER ROLE erp_owner_construccion NOLOGIN",
                        "role erp_owner_construccion can log in"),
                Arguments.of(
                        "ALTER ROLE erp_app_construccion BYPASSRLS",
                        "ALTER ROLE erp_app_construccion NOBYPASSRLS",
                        "role erp_app_construccion is more than an ordinary role"),
                Arguments.of(
                        "GRANT erp_owner_construccion TO erp_app_erp_core",
                        "REVOKE erp_owner_construccion FROM erp_app_erp_core",
                        "role erp_app_erp_core is a member of erp_owner_construccion"),
                Arguments.of(
                        "GRANT pg_read_all_data TO erp_app_construccion",
                        "REVOKE pg_read_all_data FROM erp_app_construccion",
                        "role erp_app_construccion is a member of pg_read_all_data"),
                Arguments.of(
                        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'construccion.projects_by_code'::regclass",
                        "UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'construccion.projects_by_code'::regclass",
                        "projects_by_code is an invalid index"),
                Arguments.of(
                        "REVOKE SELECT ON core.partners FROM erp_app_construccion",
                        "GRANT SELECT ON core.partners TO erp_app_construccion",
                        "right missing against the manifest: SELECT on core.partners for erp_app_construccion"),
                Arguments.of(
                        "ALTER TABLE construccion.projects DROP CONSTRAINT projects_partners_xfk;"
                                + " ALTER TABLE construccion.projects ADD CONSTRAINT projects_partners_xfk FOREIGN KEY (tenant_id, partner_id)"
                                + " REFERENCES core.partners (tenant_id, id) ON DELETE CASCADE",
                        "ALTER TABLE construccion.projects DROP CONSTRAINT projects_partners_xfk",
                        "when the other vertical's row goes"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("superusersDoing")
    void whatASuperuserBreaksIsReported(String breaking, String mending, String finding) throws SQLException {
        suite.asSuperuser(breaking);
        LinkOutcome outcome = suite.link(Vertical.CONSTRUCCION);
        suite.asSuperuser(mending);
        assertDrifted(outcome, finding);
        assertClean();
    }

    @Test
    void oneVerticalsDriftDoesNotStopAnother() throws SQLException {
        suite.asOwner(Vertical.CORE, "ALTER TABLE core.products NO FORCE ROW LEVEL SECURITY");
        assertThat(suite.link(Vertical.CORE)).isInstanceOf(LinkOutcome.Drifted.class);
        assertClean();
        suite.asOwner(Vertical.CORE, "SELECT erp.isolate_by_tenant('core.products')");
    }

    private static void assertDrifted(LinkOutcome outcome, String finding) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LinkOutcome.Drifted.class,
                        drifted -> assertThat(drifted.findings()).anyMatch(line -> line.contains(finding)));
    }

    private static void assertClean() {
        assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOf(LinkOutcome.Linked.class);
    }
}
