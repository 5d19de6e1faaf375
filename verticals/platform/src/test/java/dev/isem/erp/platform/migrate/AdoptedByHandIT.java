package dev.isem.erp.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.operator.database.Adoption;
import dev.isem.erp.operator.database.AdoptionOutcome;
import dev.isem.erp.operator.database.DatabaseNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tables that were loaded by hand, beside the real scripts by Flyway: what is adopted goes on as if they had run. */
class AdoptedByHandIT extends MigratingShop {

    private static final String SETTLED = "ERP_SETTLED";

    @Test
    void whatWasAdoptedIsMigratedFromThereAndItsScriptsMayNotChange() throws SQLException {
        byHand(table("sales") + table("notes"));
        Image image = second("-- erp: breaks-before 2");
        var planned = (AdoptionOutcome.Planned) adopt(image, "");
        assertThat(planned.proposal().version()).isEqualTo(2);
        assertThat(planned.proposal().differences()).isEmpty();
        assertThat(planned.proposal().scripts()).containsExactly("V003__returns.sql");
        assertThat(contractVersion()).isEqualTo("0");

        assertThat(adopt(image, planned.proposal().fingerprint())).isInstanceOf(AdoptionOutcome.Adopted.class);
        assertThat(contractVersion()).isEqualTo("2");
        suite.provision(shop, "1.1.0");
        assertThat(migrate(first())).isEqualTo(new Outcome.Current(2));
        Image changed = Image.of("1.1.0", folder)
                .with("V001__sales.sql", sales("sales") + "-- another text\n")
                .with("V002__notes.sql", sales("notes"));
        assertThat(migrate(changed))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.problem().message()).contains("V001__sales.sql was changed"));
        assertThat(migrate(image)).isEqualTo(new Outcome.Migrated(2, 3, List.of("V003__returns.sql")));
        assertThat(migrate(image)).isEqualTo(new Outcome.Current(3));
        assertThat(ask("SELECT schema_version FROM erp_meta.vertical WHERE vertical = '" + shop.vertical() + "'"))
                .isEqualTo("3");
        assertThat(migrate(Image.of("0.9.0", folder).with("V001__sales.sql", sales("sales"))))
                .as("the contract of a script that counts as run")
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void withoutAnAdoptionTheScriptsMeetWhatTheyAreToCreate() throws SQLException {
        byHand(table("sales"));
        assertThat(migrate(first()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.problem().sqlState()).isEqualTo("42P07"));
    }

    private AdoptionOutcome adopt(Image image, String approved) {
        Map<String, String> env = suite.adminEnv(shop, image.release());
        env.put("ERP_MIGRATOR_PASSWORD_FILE", told(suite.migrateEnv(shop, image.release()), "DB_PASSWORD_FILE"));
        env.put("ERP_APP_PASSWORD_FILE", told(suite.serveEnv(shop, image.release()), "DB_PASSWORD_FILE"));
        assertThat(Adoption.run(Adoption.PREPARE, env)).isEqualTo(new AdoptionOutcome.Prepared());
        Map<String, String> there = new HashMap<>();
        there.put("DB_NAME", DatabaseNames.scratch(told(env, "DB_NAME"), shop.vertical()));
        there.put(SETTLED, "true");
        assertThat(migrate(image, there, Migrate.Mode.RUN)).isInstanceOf(Outcome.Migrated.class);
        env.put("ERP_APPROVED_ADOPTION", approved);
        return Adoption.run(Adoption.ADOPT, env);
    }

    private static String told(Map<String, String> env, String name) {
        return Objects.requireNonNull(env.get(name), name);
    }

    private void byHand(String script) throws SQLException {
        try (Connection owner = suite.owner(shop);
                Statement sql = owner.createStatement()) {
            sql.execute(script);
        }
    }
}
