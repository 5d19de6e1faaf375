package dev.isem.erp.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run holds back, refuses or only tells. */
class HeldAndPlannedIT extends MigratingShop {

    @Test
    void aContractingScriptRunsOnlyWhenNoOlderPodLives() throws SQLException {
        migrate(first());
        Image contracted = second("-- erp: compatible")
                .with("V004__drop.sql", "-- erp: contracts-before 3\nDROP TABLE " + shop.vertical() + ".notes;");

        assertThat(migrate(contracted))
                .isEqualTo(new Outcome.Migrated(2, 3, List.of("V003__returns.sql"), List.of("V004__drop.sql")));
        assertThat(migrate(contracted)).isEqualTo(new Outcome.Current(3, List.of("V004__drop.sql")));
        assertThat(ask("SELECT to_regclass('" + shop.vertical() + ".notes') IS NOT NULL"))
                .isEqualTo("t");

        assertThat(migrate(contracted, Map.of("ERP_SETTLED", "true"), Migrate.Mode.RUN))
                .isEqualTo(new Outcome.Migrated(3, 4, List.of("V004__drop.sql")));
        assertThat(ask("SELECT to_regclass('" + shop.vertical() + ".notes') IS NULL"))
                .isEqualTo("t");
        assertThat(migrate(first())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aVersionThatNeedsWhatStandsBehindAContractingScriptIsRefused() throws SQLException {
        migrate(first());
        Image hasty = first("2.0.0")
                .with("V003__drop.sql", "-- erp: contracts-before 2\nDROP TABLE " + shop.vertical() + ".notes;")
                .with("V004__more.sql", "-- erp: compatible\n" + table("more"));
        assertThat(migrate(hasty))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.problem().message())
                                .isEqualTo(
                                        "2.0.0 needs V004__more.sql, which stands behind V003__drop.sql; that one must wait"
                                                + " until no pod of an older version lives. Nothing was changed."));
        assertThat(contractVersion()).isEqualTo("2");
        assertThat(migrate(hasty, Map.of("ERP_SETTLED", "true"), Migrate.Mode.RUN))
                .isInstanceOf(Outcome.Migrated.class);
    }

    @Test
    void aPlanTellsWhatWouldRunAndRunsNothing() throws SQLException {
        migrate(first());
        Image dropping = first("1.1.0")
                .with("V003__drop.sql", "-- erp: breaks-before 3\nDROP TABLE " + shop.vertical() + ".notes;");
        Outcome.Planned plan = (Outcome.Planned) migrate(dropping, Map.of(), Migrate.Mode.PLAN);
        assertThat(plan.scripts()).containsExactly("V003__drop.sql");
        assertThat(plan.destructive()).containsExactly("V003__drop.sql: DROP TABLE " + shop.vertical() + ".notes");
        assertThat(contractVersion()).isEqualTo("2");

        Image other = first("1.1.0").with("V003__drop.sql", "-- erp: compatible\nSELECT 1;");
        Map<String, String> approval = Map.of("ERP_APPROVED_PLAN", plan.fingerprint());
        assertThat(migrate(other, approval, Migrate.Mode.RUN))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.passing()).isTrue());
        assertThat(contractVersion()).isEqualTo("2");
        assertThat(migrate(dropping, approval, Migrate.Mode.RUN)).isInstanceOf(Outcome.Migrated.class);
    }
}
