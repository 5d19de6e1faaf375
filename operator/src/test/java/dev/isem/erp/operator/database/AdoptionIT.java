package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.operator.database.AdoptionOutcome.Proposal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionIT {

    private static final Vertical SHOP =
            new Vertical("shop", "shop", "core.partners", "", "shop.orders(partner_id) -> core.partners");
    private static final String TENANT = "'00000000-0000-0000-0000-00000000000a'";

    private static final String TABLE = """
            CREATE TABLE shop.orders (
                tenant_id uuid NOT NULL, id uuid NOT NULL, code varchar(20) NOT NULL DEFAULT 'none',
                partner_id uuid, total numeric(12,2) CHECK (total >= 0), PRIMARY KEY (tenant_id, id));
            SELECT erp.isolate_by_tenant('shop.orders');
            """;

    /** What the shop's image would run. The third changes rows only, the fourth is what nobody has loaded. */
    private static final List<String> SCRIPTS = List.of(
            TABLE + "CREATE VIEW shop.clients WITH (security_invoker = true) AS SELECT id FROM core.partners;",
            "CREATE INDEX orders_by_code ON shop.orders (tenant_id, code);",
            "UPDATE shop.orders SET code = 'none' WHERE code = '';",
            "ALTER TABLE shop.orders ADD COLUMN paid boolean NOT NULL DEFAULT false;");

    /** The same as after the third script; PostgreSQL's names of keys and indexes are others. */
    private static final String LOADED = "CREATE SCHEMA shop;" + TABLE + """
            ALTER TABLE shop.orders RENAME CONSTRAINT orders_pkey TO anything;
            CREATE INDEX by_hand ON shop.orders (tenant_id, code);
            CREATE VIEW shop.clients WITH (security_invoker = true) AS SELECT id FROM core.partners;
            """;

    private static final String BY_LEGACY = """
            CREATE ROLE legacy NOLOGIN;
            GRANT legacy TO erp_admin WITH INHERIT TRUE, SET FALSE;
            ALTER SCHEMA shop OWNER TO legacy;
            ALTER TABLE shop.orders OWNER TO legacy;
            ALTER VIEW shop.clients OWNER TO legacy;
            """;

    @TempDir
    Path secrets;

    private TestSuite suite;

    @BeforeEach
    void core() throws SQLException {
        suite = TestSuite.withCoreAndConstruccion(secrets);
    }

    @Test
    void nothingOfTheDatabaseChangesBeforeAnApproval() throws SQLException {
        load("");
        String before = suite.fingerprint();
        assertThat(suite.provision(SHOP)).isEqualTo(new ProvisionOutcome.HandLoaded());
        assertThat(suite.fingerprint()).isEqualTo(before);
        planned();
        assertThat(suite.fingerprint()).isEqualTo(before);
        assertThat(compare("ffffffff")).as("another hash").isInstanceOf(AdoptionOutcome.Planned.class);
        assertThat(suite.fingerprint()).isEqualTo(before);
        assertNoScratch();
    }

    @Test
    void theNewestScriptThatLeavesTheSameIsProposedAndAdopted() throws SQLException {
        load("");
        Proposal proposal = planned();
        assertThat(proposal.differences()).isEmpty();
        assertThat(proposal.version()).isEqualTo(3);
        assertThat(proposal.scripts()).containsExactly("V4__x.sql");

        assertThat(compare(proposal.fingerprint())).isEqualTo(new AdoptionOutcome.Adopted(proposal));

        assertThat(suite.provision(SHOP)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        suite.asOwner(SHOP, SCRIPTS.get(3));
        assertThat(suite.link(SHOP)).isInstanceOf(LinkOutcome.Linked.class);
        assertThat(suite.askSuperuser("SELECT count(*) FROM shop.orders")).isEqualTo("2");
        assertThat(suite.askSuperuser(
                        "SELECT string_agg(version::text, ' ' ORDER BY version) FROM erp_meta_shop.erp_contract"))
                .isEqualTo("1 2 3");
        assertThat(suite.askSuperuser(
                        "SELECT schema_version || release FROM erp_meta.vertical WHERE vertical = 'shop'"))
                .isEqualTo("31.0.0");
        assertThat(suite.askSuperuser("SELECT string_agg(DISTINCT relowner::regrole::text, ' ') FROM pg_class"
                        + " WHERE relnamespace = 'shop'::regnamespace"))
                .isEqualTo("erp_owner_shop");
        try (Connection app = suite.login(SHOP.app())) {
            TestSuite.ask(app, "SELECT set_config('app.current_tenant', " + TENANT + ", false)");
            assertThat(TestSuite.ask(app, "SELECT count(*) FROM shop.orders")).isEqualTo("1");
            app.createStatement().execute("UPDATE shop.orders SET code = 'mine'");
        }
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_auth_members m WHERE m.member = 'erp_admin'::regrole"
                        + " AND m.roleid = 'erp_owner_shop'::regrole AND m.inherit_option"))
                .as("the admin inherits nothing of the owner")
                .isEqualTo("0");
        assertNoScratch();
    }

    @Test
    void whatDiffersIsNamed() throws SQLException {
        load("""
                ALTER TABLE shop.orders DROP COLUMN partner_id;
                ALTER TABLE shop.orders ALTER COLUMN code TYPE text;
                ALTER TABLE shop.orders ALTER COLUMN code DROP NOT NULL;
                ALTER TABLE shop.orders DROP CONSTRAINT orders_total_check;
                DROP INDEX shop.by_hand;
                CREATE TABLE shop.old (id int PRIMARY KEY, note text);
                ALTER TABLE shop.old OWNER TO legacy;
                CREATE FUNCTION shop.twice(int) RETURNS int LANGUAGE sql AS 'SELECT 2 * $1';
                ALTER FUNCTION shop.twice OWNER TO legacy;
                CREATE TYPE shop.state AS ENUM ('open', 'paid');
                ALTER TYPE shop.state OWNER TO legacy;
                ALTER TABLE shop.orders NO FORCE ROW LEVEL SECURITY;
                CREATE POLICY everybody ON shop.orders USING (true);
                """);
        Proposal proposal = planned();
        assertThat(proposal.version()).as("the index of the second is missing").isEqualTo(1);
        assertThat(proposal.differences())
                .containsExactlyInAnyOrder(
                        "missing: column shop.orders.partner_id uuid",
                        "different: column shop.orders.code is text DEFAULT 'none'::character varying, the scripts make it"
                                + " character varying(20) NOT NULL DEFAULT 'none'::character varying",
                        "missing: constraint on shop.orders: CHECK ((total >= (0)::numeric))",
                        "additional: table shop.old without row security",
                        "additional: function shop.twice(integer)",
                        "additional: type shop.state enum 'open', 'paid'",
                        "different: table shop.orders is with row security that is not forced, the scripts make it"
                                + " with forced row security",
                        "additional: policy everybody on shop.orders permissive * public USING true");
        assertThat(compare(proposal.fingerprint())).isInstanceOf(AdoptionOutcome.Adopted.class);
        assertThat(suite.askSuperuser("SELECT count(*) FROM shop.old")).isEqualTo("0");
    }

    @Test
    void ofTwoThatAreAsNearTheNewerIsProposed() throws SQLException {
        load("DROP INDEX shop.by_hand; ALTER TABLE shop.orders ADD COLUMN paid boolean NOT NULL DEFAULT false;");
        Proposal proposal = planned();
        assertThat(proposal.version()).isEqualTo(4);
        assertThat(proposal.differences())
                .containsExactly(
                        "missing: index on shop.orders: CREATE INDEX ON shop.orders USING btree (tenant_id, code)");
        assertThat(proposal.scripts()).isEmpty();
    }

    @Test
    void aDifferenceThatCameSinceTheApprovalIsAnotherPlan() throws SQLException {
        load("");
        Proposal proposal = planned();
        suite.asSuperuser("ALTER TABLE shop.orders ADD COLUMN late int");
        String before = suite.fingerprint();
        assertThat(compare(proposal.fingerprint()))
                .isInstanceOfSatisfying(
                        AdoptionOutcome.Planned.class,
                        planned -> assertThat(planned.proposal().differences())
                                .containsExactly("additional: column shop.orders.late integer"));
        assertThat(suite.fingerprint()).isEqualTo(before);
    }

    @Test
    void aRoleThatTheAdminMayNotActForIsNamedWithTheRightThatIsMissing() throws SQLException {
        load("REVOKE legacy FROM erp_admin;");
        assertRefused(prepare(), "erp_admin may not act for the role legacy");
    }

    @Test
    void aRoleThatOwnsMoreIsNamedWithWhatItOwns() throws SQLException {
        load("CREATE SCHEMA elsewhere AUTHORIZATION legacy;");
        assertRefused(prepare(), "The role legacy owns more than what is to be adopted: schema elsewhere.");
    }

    @Test
    void whatASuperuserOwnsIsRefused() throws SQLException {
        suite.asSuperuser(LOADED);
        assertThat(suite.provision(SHOP)).isEqualTo(new ProvisionOutcome.HandLoaded());
        assertRefused(prepare(), "belongs to the superuser postgres");
    }

    @Test
    void anImageThatNotesNothingIsRefused() throws SQLException {
        load("");
        assertThat(prepare()).isEqualTo(new AdoptionOutcome.Prepared());
        suite.inScratch(SHOP, SCRIPTS.getFirst());
        assertRefused(compare(""), "noted none of its scripts in erp_contract");
        assertNoScratch();
    }

    @Test
    void anImageWithAHistoryOfItsOwnIsRefused() throws SQLException {
        load("");
        prepare();
        replay();
        suite.inScratch(SHOP, "CREATE TABLE erp_meta_shop.migrations (id int)");
        assertRefused(compare(""), "keeps a history of its own in erp_meta_shop: migrations");
    }

    @Test
    void tablesWithoutRowSecurityAreBackedUpBeforeTheScriptThatGivesItToThem() throws SQLException {
        load("DROP POLICY tenant_isolation ON shop.orders; DROP POLICY maintenance ON shop.orders;"
                + " ALTER TABLE shop.orders NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;");
        Proposal proposal = planned();
        assertThat(compare(proposal.fingerprint())).isInstanceOf(AdoptionOutcome.Adopted.class);
        assertThat(suite.provision(SHOP)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertRowsInBackup();

        suite.asOwner(SHOP, "SELECT erp.isolate_by_tenant('shop.orders')");
        assertThat(suite.link(SHOP)).isInstanceOf(LinkOutcome.Linked.class);
        assertRowsInBackup();
    }

    private void assertRowsInBackup() {
        assertThat(suite.backUp(SHOP))
                .isInstanceOfSatisfying(
                        BackupOutcome.BackedUp.class,
                        done -> assertThat(done.backup().rows()).containsEntry("shop.orders", 2L));
    }

    /** The tables are taken over, and the pod dies before the history is written. */
    @Test
    void aRunThatDiedHalfWayIsProposedAgainAsItWas() throws SQLException {
        load("");
        Proposal proposal = planned();
        compareAfterReplay(proposal.fingerprint());
        suite.asSuperuser("DELETE FROM erp_meta_shop.erp_contract;"
                + " UPDATE erp_meta.vertical SET schema_version = NULL WHERE vertical = 'shop'");
        assertThat(suite.provision(SHOP)).isEqualTo(new ProvisionOutcome.HandLoaded());
        assertThat(planned()).isEqualTo(proposal);
        assertThat(compareAfterReplay(proposal.fingerprint())).isInstanceOf(AdoptionOutcome.Adopted.class);
        assertThat(suite.provision(SHOP)).isInstanceOf(ProvisionOutcome.Provisioned.class);
    }

    @Test
    void whatTheSuiteItselfMadeIsNeverTakenForLoadedByHand() throws SQLException {
        assertThat(suite.provision(Vertical.CONSTRUCCION)).isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertThat(suite.provision(SHOP)).as("nothing there").isInstanceOf(ProvisionOutcome.Provisioned.class);
        assertThat(suite.provision(SHOP)).as("empty schemas").isInstanceOf(ProvisionOutcome.Provisioned.class);
        Vertical thief = new Vertical("thief", "core", "", "", "");
        assertThat(suite.provision(thief)).isInstanceOf(ProvisionOutcome.Refused.class);
    }

    /** Tables of a role that nobody here made, with a row each of two tenants. */
    private void load(String besides) throws SQLException {
        suite.asSuperuser(LOADED + BY_LEGACY
                + "INSERT INTO shop.orders SELECT t::uuid, gen_random_uuid(), 'c' FROM (VALUES (" + TENANT
                + "), ('00000000-0000-0000-0000-00000000000b')) v (t);" + besides);
    }

    private Proposal planned() throws SQLException {
        AdoptionOutcome outcome = compareAfterReplay("");
        assertThat(outcome).isInstanceOf(AdoptionOutcome.Planned.class);
        assertThat(prepare()).isEqualTo(new AdoptionOutcome.Prepared());
        replay();
        return ((AdoptionOutcome.Planned) outcome).proposal();
    }

    private AdoptionOutcome compareAfterReplay(String approved) throws SQLException {
        assertThat(prepare()).isEqualTo(new AdoptionOutcome.Prepared());
        replay();
        return compare(approved);
    }

    private AdoptionOutcome prepare() {
        return Adoption.run(Adoption.PREPARE, suite.env(SHOP));
    }

    private AdoptionOutcome compare(String approved) {
        Map<String, String> env = suite.env(SHOP);
        env.put("ERP_APPROVED_ADOPTION", approved);
        return Adoption.run(Adoption.ADOPT, env);
    }

    /** As an image does: each script in one transaction with its row, which here even comes first. */
    private void replay() throws SQLException {
        for (int version = 1; version <= SCRIPTS.size(); version++) {
            suite.inScratch(
                    SHOP,
                    "BEGIN; INSERT INTO erp_meta_shop.erp_contract (version, script, checksum, release) VALUES (%d, 'V%d__x.sql', %d, '1.0.0'); %s COMMIT;"
                            .formatted(version, version, 7 * version, SCRIPTS.get(version - 1)));
        }
    }

    private void assertNoScratch() throws SQLException {
        assertThat(suite.askSuperuser("SELECT count(*) FROM pg_database WHERE datname LIKE '%scratch%'"))
                .isEqualTo("0");
    }

    private static void assertRefused(AdoptionOutcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AdoptionOutcome.Refused.class,
                        refused -> assertThat(refused.error().message())
                                .contains(why)
                                .endsWith("Nothing that was loaded was changed."));
    }
}
