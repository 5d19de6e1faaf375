package dev.isem.erp.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.migrate.SuiteDatabase.Manifest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrateIT extends MigratingShop {

    @Test
    void theFirstImageMigratesAndTheSecondRunHasNothingToDo() throws SQLException {
        assertThat(migrate(first()))
                .isEqualTo(new Outcome.Migrated(0, 2, List.of("V001__sales.sql", "V002__notes.sql")));
        assertThat(migrate(first())).isEqualTo(new Outcome.Current(2));
        assertThat(ask("SELECT string_agg(version || ' ' || release || ' ' || by_role, ', ' ORDER BY version)"
                        + " FROM erp_meta_" + shop.vertical() + ".erp_contract"))
                .isEqualTo(
                        "1 1.0.0 erp_migrator_%s, 2 1.0.0 erp_migrator_%s".formatted(shop.vertical(), shop.vertical()));
        assertThat(ask("SELECT schema_version || ' ' || release FROM erp_meta.vertical WHERE vertical = '"
                        + shop.vertical() + "'"))
                .isEqualTo("2 1.0.0");
    }

    @Test
    void everythingBelongsToTheOwnerAndTheAppReadsOnlyItsTenant() throws SQLException {
        migrate(first().with(
                        "V003__rows.sql",
                        "-- erp: compatible\nINSERT INTO shop.sales VALUES".replace("shop.", shop.vertical() + ".")
                                + " ('00000000-0000-0000-0000-00000000000a', gen_random_uuid()),"
                                + " ('00000000-0000-0000-0000-00000000000b', gen_random_uuid())"));
        assertThat(ask("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname IN ('%s', 'erp_meta_%s') AND pg_get_userbyid(relowner) <> 'erp_owner_%s'"
                                .formatted(shop.vertical(), shop.vertical(), shop.vertical())))
                .isEqualTo("0");
        try (Connection app = suite.app(shop, "")) {
            assertThat(ask(app, "SELECT count(*) FROM " + shop.vertical() + ".sales"))
                    .isEqualTo("0");
        }
        try (Connection app = suite.app(shop, "00000000-0000-0000-0000-00000000000a")) {
            assertThat(ask(app, "SELECT count(*) FROM " + shop.vertical() + ".sales"))
                    .isEqualTo("1");
        }
    }

    @Test
    void anOlderImageRunsOnANewerSchemaThatPromisedIt() {
        migrate(first());
        assertThat(migrate(second("-- erp: compatible"))).isInstanceOf(Outcome.Migrated.class);
        assertThat(migrate(first())).isEqualTo(new Outcome.AheadCompatible(3));
    }

    @Test
    void anOlderImageIsRefusedOnASchemaThatBreaksItAndTheOldestSafeVersionIsNamed() {
        migrate(Image.of("1.0.0", folder).with("V001__sales.sql", sales("sales")));
        migrate(first("1.0.1"));
        migrate(second("-- erp: breaks-before 2"));

        Outcome outcome = migrate(Image.of("1.0.0", folder).with("V001__sales.sql", sales("sales")));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.oldestSafe()).contains(new Contract.OldestSafe(2, "1.0.1"));
            assertThat(refused.problem().message())
                    .isEqualTo("1.0.0 knows schema 1 and cannot run on schema 3 (V003__returns.sql breaks code before"
                            + " schema 2). Nothing was changed.");
            assertThat(refused.problem().hint()).isEqualTo("Oldest safe version: 1.0.1.");
        });
        assertThat(migrate(first("1.0.1"))).isEqualTo(new Outcome.AheadCompatible(3));
    }

    @Test
    void aFailedScriptLeavesNothingAndTellsScriptStateAndHint() throws SQLException {
        migrate(first());
        Outcome outcome = migrate(first().with(
                        "V003__broken.sql",
                        "-- erp: compatible\n" + table("half") + "INSERT INTO " + shop.vertical()
                                + ".half SELECT nmae FROM " + shop.vertical() + ".sales;"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.passing()).isFalse();
            assertThat(failed.problem().script()).isEqualTo("V003__broken.sql");
            assertThat(failed.problem().sqlState()).isEqualTo("42703");
            assertThat(failed.problem().message()).contains("nmae").contains("rolled back");
            assertThat(failed.problem().hint()).isNotBlank();
        });
        assertThat(ask("SELECT to_regclass('" + shop.vertical() + ".half') IS NULL"))
                .isEqualTo("t");
        assertThat(contractVersion()).isEqualTo("2");

        assertThat(migrate(second("-- erp: compatible"))).isInstanceOf(Outcome.Migrated.class);
    }

    @Test
    void aUniqueViolationIsToldWithoutTheRow() {
        String name = shop.vertical() + ".secrets";
        Outcome outcome = migrate(
                Image.of("1.0.0", folder)
                        .with(
                                "V001__a.sql",
                                "-- erp: compatible\n" + table("secrets")
                                        + "INSERT INTO %s VALUES ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000ff'),"
                                                .formatted(name)
                                        + " ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000ff');"));
        assertThat(((Outcome.Failed) outcome).problem().sqlState()).isEqualTo("23505");
        assertThat(Report.of(outcome, 1).line()).doesNotContain("0000000000ff");
    }

    @Test
    void aTableWithoutIsolationIsRolledBack() throws SQLException {
        Outcome outcome = migrate(Image.of("1.0.0", folder)
                .with(
                        "V001__open.sql",
                        "-- erp: compatible\nCREATE TABLE " + shop.vertical() + ".open (tenant_id uuid);"));
        assertThat(((Outcome.Failed) outcome).problem().message())
                .contains("erp.isolate_by_tenant")
                .contains("open");
        assertThat(((Outcome.Failed) outcome).passing()).isFalse();
        assertThat(ask("SELECT to_regclass('" + shop.vertical() + ".open') IS NULL"))
                .isEqualTo("t");
        assertThat(contractVersion()).isEqualTo("0");
    }

    @Test
    void aScriptThatGivesUpItsRoleIsRolledBack() throws SQLException {
        Outcome outcome = migrate(Image.of("1.0.0", folder).with("V001__role.sql", sales("sales") + "\nRESET ROLE;"));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).passing()).isFalse();
        assertThat(ask("SELECT to_regclass('" + shop.vertical() + ".sales') IS NULL"))
                .isEqualTo("t");
    }

    @Test
    void aTableThatOthersRequireCannotGo() throws SQLException {
        migrate(first());
        String name = "friend" + NUMBER.incrementAndGet();
        suite.provision(new Manifest(name, name, shop.vertical() + ".sales", "", ""), "1.0.0");
        Outcome outcome =
                migrate(first().with("V003__drop.sql", "-- erp: compatible\nDROP TABLE " + shop.vertical() + ".sales"));
        assertThat(((Outcome.Failed) outcome).problem().message())
                .contains("the script removed " + shop.vertical() + ".sales, which " + name + " requires");
        assertThat(ask("SELECT to_regclass('" + shop.vertical() + ".sales') IS NULL"))
                .isEqualTo("f");
    }

    @Test
    void aScriptThatWasChangedAfterItRanIsRefusedAndNeverRepaired() {
        migrate(first());
        for (int run = 0; run < 2; run++) {
            Outcome outcome = migrate(first().with("V002__notes.sql", "-- erp: compatible\n" + table("other")));
            assertThat(((Outcome.Failed) outcome).passing()).isFalse();
            assertThat(((Outcome.Failed) outcome).problem().script()).isEqualTo("V002__notes.sql");
            assertThat(((Outcome.Failed) outcome).problem().message()).contains("was changed after it had run");
        }
        assertThat(migrate(first())).isEqualTo(new Outcome.Current(2));
    }

    @Test
    void aScriptBesideTheLineIsRefused() {
        migrate(Image.of("1.0.0", folder)
                .with("V001__sales.sql", sales("sales"))
                .with("V003__returns.sql", sales("returns")));
        Outcome outcome = migrate(Image.of("1.0.1", folder)
                .with("V001__sales.sql", sales("sales"))
                .with("V002__hotfix.sql", sales("hotfix"))
                .with("V003__returns.sql", sales("returns")));
        assertThat(((Outcome.Refused) outcome).problem().message()).startsWith("V002__hotfix.sql never ran");
    }

    @Test
    void anImageWithAnInvalidScriptTouchesNothing() {
        Outcome outcome = migrate(first().with("V003__x.sql", "SELECT 1"));
        assertThat(((Outcome.Failed) outcome).problem().message()).contains("V003__x.sql must begin with");
        assertThat(migrate(first())).isInstanceOf(Outcome.Migrated.class);
    }

    @Test
    void anIndexIsBuiltConcurrentlyUnderTheLockAndAFailedOneCanBeRepeated() throws SQLException {
        migrate(first());
        String table = shop.vertical() + ".sales";
        Outcome failed = migrate(first().with(
                        "V003__index.sql",
                        "-- erp: compatible\nCREATE INDEX CONCURRENTLY sales_by_x ON " + table + " (nothing);"));
        assertThat(((Outcome.Failed) failed).problem().sqlState()).isEqualTo("42703");
        assertThat(((Outcome.Failed) failed).problem().message())
                .contains("outside a transaction")
                .doesNotContain("rolled back");
        assertThat(((Outcome.Failed) failed).schema()).contains(new Outcome.Moved(2, 2));
        Outcome outcome = migrate(first().with(
                        "V003__index.sql",
                        "-- erp: compatible\nCREATE INDEX CONCURRENTLY sales_by_x ON " + table + " (id);"));
        assertThat(outcome).isEqualTo(new Outcome.Migrated(2, 3, List.of("V003__index.sql")));
        assertThat(contractVersion()).isEqualTo("3");
    }

    @Test
    void aScriptOutsideATransactionRunsAgainWhenOnlyTheHistoryMissedIt() throws SQLException {
        Image image = first().with(
                        "V003__index.sql",
                        "-- erp: compatible\nCREATE INDEX CONCURRENTLY IF NOT EXISTS sales_by_x ON " + shop.vertical()
                                + ".sales (id);");
        migrate(image);
        try (Connection owner = suite.owner(shop);
                Statement sql = owner.createStatement()) {
            sql.executeUpdate(
                    "DELETE FROM erp_meta_" + shop.vertical() + ".flyway_schema_history WHERE version = '003'");
        }
        assertThat(migrate(image)).isEqualTo(new Outcome.Migrated(2, 3, List.of("V003__index.sql")));
    }

    @Test
    void aFailureTellsTheVersionThatTheScriptsBeforeItBrought() {
        migrate(first());
        Outcome outcome =
                migrate(second("-- erp: compatible").with("V004__broken.sql", "-- erp: compatible\nSELECT nothing;"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.problem().script()).isEqualTo("V004__broken.sql");
            assertThat(failed.problem().message()).contains("scripts before it stay");
            assertThat(failed.schema()).contains(new Outcome.Moved(2, 3));
        });
    }

    @Test
    void aTerminatedSessionLeavesNothingAndFreesTheLock() throws Exception {
        Image slow = Image.of("1.0.0", folder).with("V001__slow.sql", sales("sales") + "\nSELECT pg_sleep(60);");
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> migrate(slow));
        String busy = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'erp migrate " + shop.vertical()
                + " 1.0.0' AND query LIKE '%pg_sleep%'";
        while (!ask(busy).equals("1")) {
            assertThat(running)
                    .as("the migration ends only by being terminated")
                    .isNotDone();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        ask(busy.replace("count(*)", "pg_terminate_backend(pid)"));

        assertThat(running.get(30, TimeUnit.SECONDS)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.passing()).isTrue();
            assertThat(failed.problem().sqlState()).isIn("57P01", "08006");
        });
        assertThat(ask("SELECT to_regclass('" + shop.vertical() + ".sales') IS NULL"))
                .isEqualTo("t");
        assertThat(ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .isEqualTo("0");
        assertThat(migrate(first())).isInstanceOf(Outcome.Migrated.class);
    }

    @Test
    void threeVerticalsAtOnceTakeTurns() throws SQLException {
        List<Manifest> verticals = Stream.of("a", "b", "c")
                .map(letter -> shop.vertical() + letter)
                .map(name -> Manifest.alone(name, name))
                .toList();
        verticals.forEach(vertical -> suite.provision(vertical, "1.0.0"));
        List<CompletableFuture<Outcome>> running = verticals.stream()
                .map(vertical -> CompletableFuture.supplyAsync(() -> Migrate.run(
                        suite.migrateEnv(vertical, "1.0.0"),
                        Image.of("1.0.0", folder)
                                .with(
                                        "V001__a.sql",
                                        "-- erp: compatible\nCREATE TABLE %s.a (tenant_id uuid); SELECT erp.isolate_by_tenant('%s.a'); SELECT pg_sleep(0.5);"
                                                .formatted(vertical.schemas(), vertical.schemas()))
                                .loader(),
                        MigrationScripts.LOCATION,
                        Migrate.Mode.RUN)))
                .toList();
        assertThat(running).allSatisfy(it -> assertThat(it.join()).isInstanceOf(Outcome.Migrated.class));
        // A contract row's time is when its transaction began: half a second of each must lie apart.
        String times = verticals.stream()
                .map(vertical -> "SELECT at FROM erp_meta_" + vertical.vertical() + ".erp_contract")
                .reduce((one, other) -> one + " UNION ALL " + other)
                .orElseThrow();
        assertThat(ask("SELECT min(gap) >= interval '0.5 s' FROM (SELECT at - lag(at) OVER (ORDER BY at) AS gap FROM ("
                        + times + ") t) g"))
                .isEqualTo("t");
    }

    @Test
    void whoWaitsTooLongIsToldWhoHoldsTheLock() throws SQLException {
        try (Connection holder = suite.owner(shop)) {
            Map<String, String> env = suite.migrateEnv(shop, "1.0.0");
            ask(holder, "SELECT pg_advisory_lock(" + env.get("ERP_LOCK_KEY") + ")");
            env.put("ERP_LOCK_TIMEOUT_SECONDS", "1");
            Outcome outcome = Migrate.run(env, first().loader(), MigrationScripts.LOCATION, Migrate.Mode.RUN);
            assertThat(((Outcome.Failed) outcome).passing()).isTrue();
            assertThat(((Outcome.Failed) outcome).problem().message()).contains("erp_migrator_" + shop.vertical());
        }
    }

    @Test
    void whatIsNotProvisionedOrNotReachablePasses() {
        Manifest stranger = Manifest.alone("stranger", "stranger");
        Outcome outcome = Migrate.run(
                suite.migrateEnv(stranger, "1.0.0"), first().loader(), MigrationScripts.LOCATION, Migrate.Mode.RUN);
        assertThat(((Outcome.Failed) outcome).passing()).isTrue();
        assertThat(((Outcome.Failed) outcome).problem().sqlState()).isEqualTo("28P01");

        Map<String, String> nowhere = suite.migrateEnv(shop, "1.0.0");
        nowhere.put("DB_PORT", "1");
        assertThat(((Outcome.Failed)
                                Migrate.run(nowhere, first().loader(), MigrationScripts.LOCATION, Migrate.Mode.RUN))
                        .passing())
                .isTrue();

        Map<String, String> otherOwner = suite.migrateEnv(shop, "1.0.0");
        otherOwner.put("ERP_OWNER_ROLE", "erp_owner_stranger");
        outcome = Migrate.run(otherOwner, first().loader(), MigrationScripts.LOCATION, Migrate.Mode.RUN);
        assertThat(((Outcome.Failed) outcome).passing()).isTrue();
        assertThat(((Outcome.Failed) outcome).problem().message()).contains("erp_owner_stranger");
    }
}
