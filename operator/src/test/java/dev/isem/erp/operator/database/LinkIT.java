package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkIT {

    @TempDir
    Path secrets;

    private TestSuite suite;

    @BeforeEach
    void twoVerticals() throws SQLException {
        suite = TestSuite.withCoreAndConstruccion(secrets);
    }

    @Test
    void theKeyHoldsAndTheSecondRunChangesNothing() throws SQLException {
        assertThat(suite.link(Vertical.CONSTRUCCION)).isEqualTo(new LinkOutcome.Linked(1, 0));
        assertThat(suite.askSuperuser("SELECT convalidated FROM pg_constraint WHERE conname = 'projects_partners_xfk'"))
                .isEqualTo("t");
        assertState("23503", () -> suite.asOwner(Vertical.CORE, "DELETE FROM core.partners"));
        assertState(
                "23503",
                () -> suite.asOwner(
                        Vertical.CONSTRUCCION, "UPDATE construccion.projects SET partner_id = gen_random_uuid()"));
        assertThat(
                        suite.askSuperuser(
                                "SELECT count(*) FROM pg_attribute, aclexplode(attacl) a WHERE a.privilege_type = 'REFERENCES'"))
                .isEqualTo("0");
    }

    @Test
    void anOrphanKeepsTheKeyFromBeingValidUntilItIsGone() throws SQLException {
        suite.asOwner(
                Vertical.CONSTRUCCION,
                "ALTER TABLE construccion.projects DROP CONSTRAINT projects_partners_xfk;"
                        + " INSERT INTO construccion.projects VALUES ('00000000-0000-0000-0000-00000000000a',"
                        + " '00000000-0000-0000-0000-0000000000ee', 'orphan', '00000000-0000-0000-0000-0000000000ff')");
        for (int run = 0; run < 2; run++) {
            assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOfSatisfying(LinkOutcome.Failed.class, failed -> {
                assertThat(failed.passing()).isFalse();
                assertThat(failed.error().sqlState()).isEqualTo("23503");
                assertThat(failed.error().message())
                        .contains("construccion.projects")
                        .doesNotContain("0000000000ff");
                assertThat(failed.error().hint()).contains("LEFT JOIN core.partners");
            });
        }
        suite.asOwner(Vertical.CONSTRUCCION, "DELETE FROM construccion.projects WHERE code = 'orphan'");
        assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOf(LinkOutcome.Linked.class);
    }

    @Test
    void aKeyThatTheManifestNoLongerDeclaresGoes() throws SQLException {
        assertThat(suite.link(Vertical.CONSTRUCCION.referencing(""))).isEqualTo(new LinkOutcome.Linked(0, 1));
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_constraint WHERE conname LIKE '%_xfk'"))
                .isEqualTo("0");
    }

    @Test
    void twoKeysIntoOneTableHaveTwoNames() throws SQLException {
        suite.asOwner(Vertical.CONSTRUCCION, "ALTER TABLE construccion.projects ADD COLUMN payer_id uuid");
        Vertical two = Vertical.CONSTRUCCION.referencing(
                "construccion.projects(payer_id) -> core.partners; construccion.projects(partner_id) -> core.partners");
        assertThat(suite.link(two)).isInstanceOf(LinkOutcome.Linked.class);
        assertThat(suite.link(two)).isEqualTo(new LinkOutcome.Linked(2, 0));
        assertThat(
                        suite.askSuperuser(
                                "SELECT string_agg(conname, ',' ORDER BY conname) FROM pg_constraint WHERE conname LIKE '%_xfk'"))
                .isEqualTo("projects_partners_payer_id_xfk,projects_partners_xfk");
    }

    @Test
    void aReferenceThatCannotBeAKeyIsToldClearly() throws SQLException {
        suite.asOwner(
                Vertical.CORE,
                "CREATE TABLE core.loose (tenant_id uuid, id uuid); SELECT erp.isolate_by_tenant('core.loose');"
                        + " CREATE VIEW core.seen WITH (security_invoker = true) AS SELECT * FROM core.partners");
        assertReference("construccion.projects(nobody_id) -> core.partners", "has no column nobody_id");
        assertReference("construccion.projects(code) -> core.partners", "a key needs equal types");
        assertReference("construccion.nothing(partner_id) -> core.partners", "there is no table construccion.nothing");
        assertReference("construccion.projects(partner_id) -> core.nothing", "there is no table core.nothing");
        assertReference(
                "construccion.projects(partner_id) -> core.loose", "no primary or unique key on (tenant_id, id)");
        assertReference("construccion.projects(partner_id) -> core.seen", "not an ordinary table");
        assertReference("construccion.projects.partner_id -> core.partners", "is not a reference");
    }

    @Test
    void aTableInUseIsTriedAgainLater() throws SQLException {
        suite.link(Vertical.CONSTRUCCION.referencing(""));
        try (Connection app = suite.login(Vertical.CONSTRUCCION.app())) {
            app.setAutoCommit(false);
            app.createStatement().executeUpdate("DELETE FROM construccion.projects");
            assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOfSatisfying(LinkOutcome.Failed.class, failed -> {
                assertThat(failed.passing()).isTrue();
                assertThat(failed.error().sqlState()).isEqualTo("55P03");
            });
        }
        assertThat(suite.link(Vertical.CONSTRUCCION)).isInstanceOf(LinkOutcome.Linked.class);
    }

    @Test
    void aVerticalThatWasNeverProvisionedIsNotLinked() {
        assertThat(suite.link(new Vertical("retail", "retail", "", "", "")))
                .isInstanceOfSatisfying(
                        LinkOutcome.Failed.class,
                        failed -> assertThat(failed.error().message()).contains("retail is not in the registry"));
    }

    private void assertReference(String reference, String problem) {
        assertThat(suite.link(Vertical.CONSTRUCCION.referencing(reference)))
                .as(reference)
                .isInstanceOfSatisfying(LinkOutcome.Failed.class, failed -> {
                    assertThat(failed.passing()).isFalse();
                    assertThat(failed.error().message()).contains(problem);
                });
    }

    private static void assertState(String state, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
