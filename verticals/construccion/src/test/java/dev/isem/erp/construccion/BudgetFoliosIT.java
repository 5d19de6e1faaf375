package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Budgets that code without folios makes, while it is replaced or after a rollback, are numbered with the others. */
class BudgetFoliosIT {

    private static final int PARALLEL = 20;

    private final Site site = new Site();

    @Test
    void whoeverMakesABudgetItHasTheNextFolio() throws SQLException {
        assertThat(made(site.project)).isEqualTo(folio(1));
        String older = UUID.randomUUID().toString();
        run(insertOf(older, 2));
        run(insertOf(older, 2));
        assertThat(folioOf(older)).as("a repeated one takes no number more").isEqualTo(folio(2));
        assertThat(made(site.project)).isEqualTo(folio(3));
        new Buying(site, older).budgeted("A", "m3", "1", "1");
        site.act("budgets", older, "approve");
        assertThat(site.act("budgets", older, "revise").get("folio").stringValue())
                .isEqualTo(folio(4));
        assertThat(folioOf(older)).isEqualTo(folio(2));
    }

    @Test
    void ofMadeByBothAtOnceTheNumbersHaveNoHole() throws Exception {
        List<String> projects =
                IntStream.range(0, PARALLEL).mapToObj(this::project).toList();
        AtOnce.by(PARALLEL, 2 * PARALLEL, number -> {
            if (number % 2 == 0) {
                run(insertOf(UUID.randomUUID().toString(), number + 1));
            } else {
                made(projects.get(number / 2));
            }
            return number;
        });
        List<String> folios = site.chief
                .get("/api/budgets?sort=folio&size=200")
                .json()
                .valueStream()
                .map(budget -> budget.get("folio").stringValue())
                .toList();
        assertThat(folios)
                .isEqualTo(IntStream.rangeClosed(1, 2 * PARALLEL)
                        .mapToObj(BudgetFoliosIT::folio)
                        .toList());
    }

    /** V050: those that an earlier roll-out left without one, behind what is given out, in the order in which they were made. */
    @Test
    void theUpgradeNumbersThoseThatHaveNone() throws SQLException, IOException {
        made(site.project);
        String second = UUID.randomUUID().toString();
        String first = UUID.randomUUID().toString();
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser();
                Statement sql = superuser.createStatement()) {
            // As before the trigger was there.
            sql.execute("SET session_replication_role = replica");
            sql.execute(insertOf(second, 2));
            sql.execute(insertOf(first, 3));
            sql.execute("UPDATE construccion_budgets.budgets SET created_at = created_at - interval '1 second'"
                    + " WHERE id = '" + first + "'");
        }
        assertThat(site.get("budgets", first).get("folio").isNull()).isTrue();
        run(backfill());
        assertThat(folioOf(first)).isEqualTo(folio(2));
        assertThat(folioOf(second)).isEqualTo(folio(3));
        run(backfill());
        assertThat(folioOf(second)).isEqualTo(folio(3));
        assertThat(made(site.project)).isEqualTo(folio(4));
    }

    private String project(int number) {
        return Site.id(site.made(
                "projects", Map.of("code", "OBR-X" + number, "name", "Otra " + number, "partnerId", site.partner)));
    }

    private String made(String project) {
        return site.made("budgets", Map.of("projectId", project, "name", "Base"))
                .get("folio")
                .stringValue();
    }

    private String folioOf(String budget) {
        return site.get("budgets", budget).get("folio").stringValue();
    }

    /** As code of schema 4 does it. */
    private String insertOf(String id, int revision) {
        return "INSERT INTO construccion_budgets.budgets (tenant_id, id, project_id, name, revision) VALUES ('"
                + site.tenant + "', '" + id + "', '" + site.project + "', 'Base', " + revision
                + ") ON CONFLICT (tenant_id, id) DO NOTHING";
    }

    private static String folio(int number) {
        return "PRE-%d-%06d"
                .formatted(Year.now(ZoneId.of("America/Mexico_City")).getValue(), number);
    }

    private static void run(String sql) throws SQLException {
        try (Connection superuser = ConstruccionSuite.DATABASE.superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String backfill() throws IOException {
        try (InputStream script =
                BudgetFoliosIT.class.getResourceAsStream("/db/migration/V050__every_budget_has_a_folio.sql")) {
            assertThat(script).isNotNull();
            String all = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return all.substring(all.indexOf("WITH numbered"));
        }
    }
}
