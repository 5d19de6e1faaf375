package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionIT {

    @TempDir
    Path secrets;

    private TestSuite suite;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        suite = new TestSuite(TestServer.fresh(), secrets);
    }

    @Test
    void theSecondRunChangesNothing() throws SQLException {
        var first = (ProvisionOutcome.Provisioned) suite.provision(Vertical.CORE);
        assertThat(first.statements()).isPositive();
        suite.migrate(Vertical.CORE);
        assertThat(((ProvisionOutcome.Provisioned) suite.provision(Vertical.CONSTRUCCION)).statements())
                .isPositive();

        for (int run = 0; run < 5; run++) {
            assertThat(statements(suite.provision(Vertical.CORE))).isZero();
            assertThat(statements(suite.provision(Vertical.CONSTRUCCION))).isZero();
        }
    }

    @Test
    void aScriptCanKeepPeriodsOfOneThingFromOverlapping() throws SQLException {
        suite.provision(Vertical.CORE);
        suite.asOwner(
                Vertical.CORE,
                "CREATE TABLE core.stays (tenant_id uuid, room uuid, days daterange,"
                        + " EXCLUDE USING gist (tenant_id WITH =, room WITH =, days WITH &&))");
        assertThat(suite.askSuperuser(
                        "SELECT extnamespace::regnamespace FROM pg_extension WHERE extname = 'btree_gist'"))
                .isEqualTo("erp");
    }

    @Test
    void aVerticalWaitsForTheTablesOfAnotherAndNamesIt() throws SQLException {
        var refused = (ProvisionOutcome.Refused) suite.provision(Vertical.CONSTRUCCION);
        assertThat(refused.error().message()).contains("core.partners").contains("no vertical owns");
        assertThat(refused.error().owners()).isEmpty();

        suite.provision(Vertical.CORE);
        refused = (ProvisionOutcome.Refused) suite.provision(Vertical.CONSTRUCCION);
        assertThat(refused.error().missing()).containsExactly("auth.tenants", "auth.users", "core.partners");
        assertThat(refused.error().owners()).containsExactly("erp-core");
        assertThat(refused.error().message()).startsWith("construccion needs").contains("of erp-core");
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_roles WHERE rolname LIKE '%construccion'"))
                .isEqualTo("0");
    }

    @Test
    void anApplicationCannotTakeWhatIsReservedForTheSteps() throws SQLException {
        suite.provision(Vertical.CORE);
        assertThat(suite.askSuperuser("SELECT string_agg(rolname || ' ' || rolconnlimit, ', ' ORDER BY rolname)"
                        + " FROM pg_roles WHERE rolname IN ('erp_app_erp_core', 'erp_migrator_erp_core')"))
                .isEqualTo("erp_app_erp_core 185, erp_migrator_erp_core -1");
    }

    @Test
    void anothersSchemaIsRefused() throws SQLException {
        suite.provision(Vertical.CORE);
        var thief = new Vertical("thief", "core", "", "", "");
        var refused = (ProvisionOutcome.Refused) suite.provision(thief);
        assertThat(refused.error().message()).isEqualTo("The schema core belongs to erp-core. Nothing was changed.");

        suite.asSuperuser("CREATE ROLE erp_legacy; CREATE SCHEMA legacy AUTHORIZATION erp_legacy");
        refused = (ProvisionOutcome.Refused) suite.provision(new Vertical("heir", "legacy", "", "", ""));
        assertThat(refused.error().message()).contains("belongs to the role erp_legacy");
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_roles WHERE rolname ~ 'thief|heir'"))
                .isEqualTo("0");
        suite.asSuperuser("DROP SCHEMA legacy; DROP ROLE erp_legacy");
    }

    @Test
    void reservedNamesAreRefused() {
        for (String schema : new String[] {"erp", "erp_meta", "pg_x", "public", "information_schema", "A-b"}) {
            assertThat(suite.provision(new Vertical("retail", schema, "", "", "")))
                    .as(schema)
                    .isInstanceOf(ProvisionOutcome.Refused.class);
        }
        for (String name : new String[] {"group", "x".repeat(51), "Retail"}) {
            assertThat(suite.provision(new Vertical(name, "retail", "", "", "")))
                    .as(name)
                    .isInstanceOf(ProvisionOutcome.Refused.class);
        }
    }

    @Test
    void rightsWidenAtOnceAndNarrowOnlyWhenNothingOlderServes() throws SQLException {
        suite.provision(Vertical.CORE);
        suite.migrate(Vertical.CORE);
        suite.provision(Vertical.CONSTRUCCION);
        Vertical wider = Vertical.CONSTRUCCION.requiring("auth.tenants,auth.users,core.partners,inventory.*");

        assertThat(statements(suite.provision(wider))).isPositive();
        suite.asOwner(
                Vertical.CORE,
                "CREATE TABLE inventory.counts (tenant_id uuid PRIMARY KEY);"
                        + " SELECT erp.isolate_by_tenant('inventory.counts')");
        assertThat(appOfConstruccionReads("inventory.moves")).isTrue();
        assertThat(appOfConstruccionReads("inventory.counts"))
                .as("a table made later")
                .isTrue();

        var kept = (ProvisionOutcome.Provisioned) suite.provision(Vertical.CONSTRUCCION);
        assertThat(kept.extraGrants()).anyMatch(right -> right.contains("SELECT on inventory.moves"));
        assertThat(appOfConstruccionReads("inventory.moves")).isTrue();

        assertThat(statements(suite.provisionNarrow(Vertical.CONSTRUCCION))).isPositive();
        assertThat(appOfConstruccionReads("inventory.moves")).isFalse();
        assertThat(statements(suite.provisionNarrow(Vertical.CONSTRUCCION))).isZero();
    }

    @Test
    void writesGivesTheAppInsertAndUpdateAndNothingElse() throws SQLException {
        suite.provision(Vertical.CORE);
        suite.migrate(Vertical.CORE);
        Vertical retail = new Vertical("retail", "retail", "", "inventory.moves", "");
        assertThat(suite.provision(retail)).isInstanceOf(ProvisionOutcome.Provisioned.class);

        try (Connection app = suite.login(retail.app())) {
            TestSuite.ask(
                    app, "SELECT set_config('app.current_tenant', '00000000-0000-0000-0000-00000000000a', false)");
            app.createStatement()
                    .execute("INSERT INTO inventory.moves VALUES"
                            + " ('00000000-0000-0000-0000-00000000000a', gen_random_uuid(), 1)");
            assertThat(app.createStatement().executeUpdate("UPDATE inventory.moves SET quantity = 2"))
                    .isOne();
            assertDenied(() -> app.createStatement()
                    .execute("INSERT INTO inventory.moves VALUES"
                            + " ('00000000-0000-0000-0000-00000000000b', gen_random_uuid(), 1)"));
            assertDenied(() -> app.createStatement().execute("DELETE FROM inventory.moves"));
            assertDenied(() -> app.createStatement().execute("TRUNCATE inventory.moves"));
        }
        try (Connection migrator = suite.migrator(retail)) {
            assertDenied(() -> migrator.createStatement().execute("UPDATE inventory.moves SET quantity = 3"));
        }
    }

    @Test
    void aRightToReferenceIsTakenBackWhateverServes() throws SQLException {
        suite.provision(Vertical.CORE);
        suite.migrate(Vertical.CORE);
        suite.provision(Vertical.CONSTRUCCION);
        suite.asOwner(
                Vertical.CORE, "GRANT REFERENCES (tenant_id, id) ON core.partners TO " + Vertical.CONSTRUCCION.owner());

        assertThat(statements(suite.provision(Vertical.CONSTRUCCION))).isEqualTo(2);
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_attribute, aclexplode(attacl) a"
                        + " WHERE a.privilege_type = 'REFERENCES'"))
                .isEqualTo("0");
    }

    @Test
    void aRecreatedSecretIsMadeTheDatabasesPassword() throws SQLException {
        suite.provision(Vertical.CORE);
        suite.renewSecret(Vertical.CORE.migrator());
        assertThatThrownBy(() -> suite.login(Vertical.CORE.migrator()).close())
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));

        assertThat(statements(suite.provision(Vertical.CORE))).isOne();
        suite.login(Vertical.CORE.migrator()).close();
        assertThat(statements(suite.provision(Vertical.CORE))).isZero();
    }

    @Test
    void passwordsAreHashedBeforeTheyReachTheServer() throws SQLException {
        // A password sent in clear would be stored as the server's setting says.
        suite.asSuperuser("ALTER ROLE erp_admin SET password_encryption = 'md5'");
        suite.provision(Vertical.CORE);
        String stored = suite.askSuperuser("SELECT rolpassword FROM pg_authid WHERE rolname = 'erp_app_erp_core'");
        assertThat(stored).startsWith("SCRAM-SHA-256$");
    }

    @Test
    void whoWaitsTooLongForTheLockIsToldWhoHoldsIt() throws SQLException {
        try (Connection holder = suite.server().connect("erp_admin", TestServer.ADMIN_PASSWORD, TestServer.DATABASE)) {
            holder.createStatement().execute("SET application_name = 'a long migration'");
            TestSuite.ask(holder, "SELECT pg_advisory_lock(" + DatabaseNames.LOCK_KEY + ")");
            Map<String, String> env = suite.env(Vertical.CORE);
            env.put("ERP_LOCK_TIMEOUT_SECONDS", "1");

            var failed = (ProvisionOutcome.Failed) Provision.run(env);
            assertThat(failed.passing()).isTrue();
            assertThat(failed.error().message()).contains("erp_admin (a long migration)");
        }
        assertThat(suite.provision(Vertical.CORE)).isInstanceOf(ProvisionOutcome.Provisioned.class);
    }

    @Test
    void sixVerticalsAtOnceTakeTurns() {
        var outcomes = Stream.of("one", "two", "three", "four", "five", "six")
                .map(name -> CompletableFuture.supplyAsync(() -> suite.provision(new Vertical(name, name, "", "", ""))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(outcomes).hasSize(6).allMatch(ProvisionOutcome.Provisioned.class::isInstance);
    }

    @Test
    void anUnreachableDatabaseAndAWrongAdminPasswordPass() {
        Map<String, String> nowhere = suite.env(Vertical.CORE);
        nowhere.put("DB_PORT", "1");
        assertThat(((ProvisionOutcome.Failed) Provision.run(nowhere)).passing()).isTrue();

        Map<String, String> wrong = suite.env(Vertical.CORE);
        wrong.put("DB_USER", "erp_nobody");
        var failed = (ProvisionOutcome.Failed) Provision.run(wrong);
        assertThat(failed.passing()).isTrue();
        assertThat(failed.error().sqlState()).isEqualTo("28P01");
    }

    private boolean appOfConstruccionReads(String table) throws SQLException {
        try (Connection app = suite.login(Vertical.CONSTRUCCION.app())) {
            TestSuite.ask(app, "SELECT count(*) FROM " + table);
            return true;
        } catch (SQLException denied) {
            assertThat(denied.getSQLState()).isEqualTo("42501");
            return false;
        }
    }

    private static int statements(ProvisionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProvisionOutcome.Provisioned.class);
        return ((ProvisionOutcome.Provisioned) outcome).statements();
    }

    private static void assertDenied(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
}
