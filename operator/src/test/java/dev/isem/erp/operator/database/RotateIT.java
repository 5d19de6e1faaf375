package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two roles to log in as: both are let in while one takes the place of the other, and then only one. */
class RotateIT {

    private static final String FIRST = "erp_app_construccion";
    private static final String SECOND = "erp_app2_construccion";
    private static final String TENANT = "00000000-0000-0000-0000-00000000000a";

    @TempDir
    Path secrets;

    private TestSuite suite;

    @BeforeEach
    void bothVerticals() throws SQLException {
        suite = TestSuite.withCoreAndConstruccion(secrets);
    }

    @Test
    void oldAndNewAreValidTogetherUntilNothingOlderLives() throws SQLException {
        try (Connection serving = suite.login(FIRST)) {
            var both = provision(2, false);
            assertThat(both.extraGrants()).containsExactly("LOGIN for " + FIRST);
            assertThat(serving.isValid(1)).isTrue();
            suite.login(FIRST).close();
            suite.login(SECOND).close();
            assertThat(provision(2, false).statements()).isZero();

            assertThat(provision(2, true).extraGrants()).isEmpty();
            assertThat(serving.isValid(1)).as("a session that was forgotten").isFalse();
        }
        assertRefused(FIRST);
        suite.login(SECOND).close();
        assertThat(suite.askSuperuser("SELECT rolpassword IS NULL FROM pg_authid WHERE rolname = '" + FIRST + "'"))
                .as("the old password counts no more, whoever lets the role in again")
                .isEqualTo("t");
        assertThat(provision(2, true).statements()).isZero();
        assertThat(
                        suite.askSuperuser(
                                "SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
                                        + " WHERE r.rolname = 'erp_admin' AND m.inherit_option AND m.roleid::regrole::text LIKE 'erp_app%'"))
                .isEqualTo("0");
    }

    @Test
    void theSecondRoleMayDoWhatTheFirstMayAndNothingElse() throws SQLException {
        provision(2, false);
        for (String role : new String[] {FIRST, SECOND}) {
            try (Connection app = suite.login(role)) {
                assertThat(TestSuite.ask(app, "SELECT count(*) FROM construccion.projects"))
                        .as("without a tenant")
                        .isEqualTo("0");
                TestSuite.ask(app, "SELECT set_config('app.current_tenant', '" + TENANT + "', false)");
                assertThat(TestSuite.ask(app, "SELECT count(*) FROM construccion.projects"))
                        .isEqualTo("1");
                assertThat(TestSuite.ask(app, "SELECT count(*) FROM core.partners"))
                        .isNotEqualTo("0");
                assertThatThrownBy(() -> app.createStatement().execute("CREATE TABLE construccion.mine (id int)"))
                        .isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> app.createStatement().execute("SET ROLE erp_owner_construccion"))
                        .isInstanceOf(SQLException.class);
            }
        }
        try (Connection app = suite.login(SECOND)) {
            assertThatThrownBy(() -> app.createStatement().execute("SET ROLE " + FIRST))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(suite.askSuperuser(rightsOf(SECOND))).isEqualTo(suite.askSuperuser(rightsOf(FIRST)));
        assertThat(suite.askSuperuser("SELECT rolconnlimit FROM pg_roles WHERE rolname = '" + SECOND + "'"))
                .isEqualTo("185");
    }

    @Test
    void theDriftCheckKnowsTheSecondRole() throws SQLException {
        provision(2, false);
        assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOf(LinkOutcome.Linked.class);
        provision(2, true);
        assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOf(LinkOutcome.Linked.class);
        assertThat(suite.link(Vertical.CORE)).isInstanceOf(LinkOutcome.Linked.class);

        assertDrift(
                "GRANT SELECT ON construccion.projects TO " + SECOND,
                "REVOKE SELECT ON construccion.projects FROM " + SECOND,
                "SELECT for " + SECOND + " goes to a role that the suite does not know");
        assertDrift(
                "GRANT erp_app_erp_core TO " + SECOND,
                "REVOKE erp_app_erp_core FROM " + SECOND,
                "role " + SECOND + " is a member of erp_app_erp_core");
        assertDrift(
                "GRANT " + FIRST + " TO erp_app_erp_core",
                "REVOKE " + FIRST + " FROM erp_app_erp_core",
                "role erp_app_erp_core is a member of " + FIRST);
        assertDrift(
                "ALTER ROLE " + SECOND + " CREATEROLE",
                "ALTER ROLE " + SECOND + " NOCREATEROLE",
                "role " + SECOND + " is more than an ordinary role");
    }

    @Test
    void thereAndBackAgain() throws SQLException {
        provision(2, true);
        assertRefused(FIRST);
        suite.renewSecret(FIRST);
        suite.renewSecret(Vertical.CONSTRUCCION.migrator());

        assertThat(provision(1, false).extraGrants()).containsExactly("LOGIN for " + SECOND);
        suite.login(FIRST).close();
        suite.login(SECOND).close();
        suite.login(Vertical.CONSTRUCCION.migrator()).close();

        provision(1, true);
        suite.login(FIRST).close();
        assertRefused(SECOND);
        assertThat(provision(1, true).statements()).isZero();
    }

    @Test
    void theFirstRoleIsRefusedWhileAReaderStillHasItsRights() throws SQLException {
        provision(2, false);
        suite.asOwner(Vertical.CORE, "GRANT SELECT ON core.products TO " + FIRST);
        Map<String, String> env = env(2);
        env.put("ERP_ONE_LOGIN", "true");
        try (Connection serving = suite.login(FIRST)) {
            assertThat(Provision.run(env))
                    .isInstanceOfSatisfying(
                            ProvisionOutcome.Provisioned.class,
                            done -> assertThat(done.extraGrants())
                                    .hasSize(1)
                                    .first()
                                    .asString()
                                    .contains("core.products"));
            assertThat(serving.isValid(1)).isFalse();
        }
        assertRefused(FIRST);
        suite.login(SECOND).close();
    }

    @Test
    void aRunThatDiedBetweenRefusingAndSendingAwayIsFinishedByTheNext() throws SQLException {
        provision(2, false);
        try (Connection serving = suite.login(FIRST)) {
            suite.asSuperuser("ALTER ROLE " + FIRST + " NOLOGIN");
            assertThat(serving.isValid(1)).isTrue();
            provision(2, true);
            assertThat(serving.isValid(1)).isFalse();
        }
    }

    @Test
    void aVerticalNamedLikeTheSecondRoleOfAnotherHasRolesOfItsOwn() {
        for (String name : new String[] {"construccion-2", "2-construccion", "app2-construccion"}) {
            assertThat(DatabaseNames.app(name, 1)).isNotEqualTo(SECOND);
            assertThat(DatabaseNames.app(name, 2)).isNotEqualTo(SECOND).isNotEqualTo(FIRST);
        }
    }

    private ProvisionOutcome.Provisioned provision(int slot, boolean settled) throws SQLException {
        Map<String, String> env = env(slot);
        if (settled) {
            env.put("ERP_SETTLED", "true");
        }
        ProvisionOutcome outcome = Provision.run(env);
        assertThat(outcome).isInstanceOf(ProvisionOutcome.Provisioned.class);
        return (ProvisionOutcome.Provisioned) outcome;
    }

    private Map<String, String> env(int slot) {
        Map<String, String> env = suite.env(Vertical.CONSTRUCCION);
        env.put("ERP_APP_SLOT", String.valueOf(slot));
        env.put(
                "ERP_APP_PASSWORD_FILE",
                suite.secretOf(slot == 1 ? FIRST : SECOND).toString());
        return env;
    }

    private void assertDrift(String made, String mended, String finding) throws SQLException {
        suite.asSuperuser(made);
        assertThat(suite.link(Vertical.CONSTRUCCION).toString()).contains(finding);
        suite.asSuperuser(mended);
        assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOf(LinkOutcome.Linked.class);
    }

    private void assertRefused(String role) {
        assertThatThrownBy(() -> suite.login(role).close())
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).startsWith("28"));
    }

    /** Every relation of the database with what the role may do there. */
    private static String rightsOf(String role) {
        return "SELECT string_agg(c.oid::regclass || ' ' || p.name, ',' ORDER BY c.oid, p.name) FROM pg_class c,"
                + " (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('REFERENCES')) p(name)"
                + " WHERE c.relkind IN ('r', 'v', 'p') AND c.relnamespace >= 16384"
                + " AND has_table_privilege('" + role + "', c.oid, p.name)";
    }
}
