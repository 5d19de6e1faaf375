package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.operator.database.Link;
import dev.isem.erp.operator.database.LinkOutcome;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Issuer;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.Snapshot;
import dev.isem.erp.platform.migrate.Migrate;
import dev.isem.erp.platform.migrate.Outcome;
import dev.isem.erp.platform.migrate.SuiteDatabase;
import dev.isem.erp.platform.migrate.SuiteDatabase.Manifest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * Two companies that began with the first release. Its scripts are recorded as they were then, and so is what it left in
 * their tables; all scripts since run over that in one go, and the vertical serves it. The recorded scripts are copies on purpose:
 * one that somebody has edited since its release is refused here as it would be by a suite that ran it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FromTheFirstReleaseIT {

    private static final String SCRIPTS = "first-release";

    /** The manifest that the release came with. */
    private static final Manifest FIRST = new Manifest(
            "construccion",
            ConstruccionSuite.MANIFEST.schemas(),
            ConstruccionSuite.MANIFEST.requires(),
            "",
            "construccion.projects(partner_id) -> core.partners");

    private static final UUID PIONEER = of("a", 1);
    private static final UUID NEIGHBOUR = of("b", 1);

    private static final Issuer ISSUER = Issuer.start();

    private static SuiteDatabase database;
    private static Snapshot before;
    private static Outcome upgrade;
    private static RunningVertical construccion;

    @BeforeAll
    static void upgrade() throws SQLException {
        database = SuiteDatabase.start();
        neighbour();
        ISSUER.telling(database::admit);
        database.provision(FIRST, "1.0.0");
        assertThat(Migrate.run(database.migrateEnv(FIRST, "1.0.0"), SCRIPTS)).isInstanceOf(Outcome.Migrated.class);
        link(FIRST, "1.0.0");
        database.load(FIRST, "first-release-rows.sql");
        try (Connection superuser = database.superuser()) {
            before = Snapshot.of(superuser, ConstruccionSuite.SCHEMAS);
        }

        database.provision(ConstruccionSuite.MANIFEST, "1.1.0");
        upgrade = database.migrate(ConstruccionSuite.MANIFEST, "1.1.0");
        link(ConstruccionSuite.MANIFEST, "1.1.0");
        Map<String, String> env = new HashMap<>(database.serveEnv(ConstruccionSuite.MANIFEST, "1.1.0"));
        env.put("ERP_JWKS_URL", ISSUER.keysUrl().toString());
        construccion = RunningVertical.start(ConstruccionApplication.class, env);
    }

    @AfterAll
    static void stop() throws IOException {
        construccion.close();
        ISSUER.close();
        database.close();
    }

    @Test
    void allScriptsSinceRunOverTheRowsAndChangeNothingOfThem() throws IOException, SQLException {
        int scripts = scripts();
        assertThat(upgrade).isInstanceOfSatisfying(Outcome.Migrated.class, migrated -> {
            assertThat(migrated.from()).isEqualTo(3);
            assertThat(migrated.to()).isGreaterThan(30);
            assertThat(migrated.scripts()).hasSize(scripts - 3);
        });
        assertThat(before.rows())
                .hasEntrySatisfying(
                        "construccion.projects", rows -> assertThat(rows).hasSize(4))
                .hasEntrySatisfying(
                        "construccion_budgets.budgets", rows -> assertThat(rows).hasSize(6))
                .hasEntrySatisfying(
                        "construccion_budgets.budget_lines",
                        rows -> assertThat(rows).hasSize(6));
        try (Connection superuser = database.superuser()) {
            assertThat(before.again(superuser)).isEqualTo(before.rows());
        }
    }

    /** Under forced row-level security a backfill that no policy lets through changes nothing, and says nothing. */
    @Test
    void theBudgetsOfAllCompaniesHaveGotFoliosInTheOrderInWhichTheyWereMade() throws SQLException {
        assertThat(folios(PIONEER))
                .containsEntry(of("a", 201), "PRE-2024-000001")
                .containsEntry(of("a", 202), "PRE-2025-000001")
                .containsEntry(of("a", 203), "PRE-2025-000002")
                .containsEntry(of("a", 204), "PRE-" + thisYear() + "-000001");
        assertThat(folios(NEIGHBOUR))
                .containsEntry(of("b", 202), "PRE-2025-000001")
                .containsEntry(of("b", 201), "PRE-2025-000002");
        try (Connection superuser = database.superuser();
                Statement statement = superuser.createStatement();
                ResultSet without = statement.executeQuery(
                        "SELECT count(*) FROM construccion_budgets.budgets WHERE folio IS NULL")) {
            assertThat(without.next()).isTrue();
            assertThat(without.getInt(1)).isZero();
        }
    }

    @Test
    void theNextFolioIsNobodysYetInEachCompany() {
        assertThat(made(PIONEER, "budgets", Map.of("projectId", of("a", 102), "name", "Tercera idea"))
                        .get("folio")
                        .stringValue())
                .isEqualTo("PRE-" + thisYear() + "-000002");
        assertThat(made(NEIGHBOUR, "budgets", Map.of("projectId", of("b", 102), "name", "Otra"))
                        .get("folio")
                        .stringValue())
                .isEqualTo("PRE-" + thisYear() + "-000001");
    }

    @Test
    void worksAndSumsAreTheSameOnThePages() {
        JsonNode bridge = get(PIONEER, "projects/" + of("a", 101));
        assertThat(bridge.get("name").stringValue()).isEqualTo("Puente Río Bravo");
        assertThat(bridge.get("partnerName").stringValue()).isEqualTo("socio de a");
        assertThat(bridge.get("contractAmount").stringValue()).isEqualTo("1500000.00");
        assertThat(bridge.get("status").stringValue()).isEqualTo("active");
        assertThat(bridge.get("version").intValue()).isEqualTo(3);
        assertTotal(PIONEER, of("a", 201), "1000.50", "superseded");
        assertTotal(PIONEER, of("a", 202), "22995.03", "approved");
        assertTotal(PIONEER, of("a", 203), "333331.63", "draft");
        assertTotal(PIONEER, of("a", 204), "3.35", "draft");
        assertTotal(NEIGHBOUR, of("b", 201), "999.90", "approved");
        assertTotal(NEIGHBOUR, of("b", 202), "0", "draft");
    }

    /** Last, for it changes what was there. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whatCameLaterWorksOnOldWorks() {
        JsonNode costs = get(PIONEER, "projects/" + of("a", 101) + "/budget-vs-actual");
        assertThat(costs.get("concepts").values().stream()
                        .map(concept -> concept.get("code").stringValue()))
                .containsExactly("CIM-01", "CIM-02");
        assertThat(costs.at("/total/available").stringValue()).isEqualTo("22995.03");
        JsonNode requisition = made(PIONEER, "requisitions", Map.of("projectId", of("a", 101)));
        made(
                PIONEER,
                "requisition-lines",
                Map.of(
                        "requisitionId",
                        Site.id(requisition),
                        "code",
                        "CIM-02",
                        "description",
                        "Grava",
                        "unit",
                        "m3",
                        "quantity",
                        "0.1",
                        "neededOn",
                        LocalDate.now(ZoneId.of("America/Mexico_City"))
                                .plusMonths(1)
                                .toString()));
        Caller.Answer approved = as(PIONEER).post("/api/budgets/" + of("a", 203) + "/approve");
        assertThat(approved.json().get("folio").stringValue()).isEqualTo("PRE-2025-000002");
        assertThat(get(PIONEER, "projects/" + of("a", 102) + "/budget-vs-actual")
                        .at("/total/budgeted")
                        .stringValue())
                .isEqualTo("333331.63");
    }

    @Test
    void oneCompanySeesNothingOfTheOther() {
        for (String record : List.of(
                "projects/" + of("a", 101),
                "projects/" + of("a", 101) + "/budget-vs-actual",
                "budgets/" + of("a", 202),
                "budget-lines/" + of("a", 303))) {
            assertThat(as(PIONEER).get("/api/" + record).status()).as(record).isEqualTo(200);
            assertThat(as(NEIGHBOUR).get("/api/" + record).status()).as(record).isEqualTo(404);
        }
        for (String list : List.of("projects", "budgets", "budget-lines")) {
            assertThat(oldIds(NEIGHBOUR, list)).as(list).isNotEmpty().allMatch(id -> id.startsWith("b0000000"));
            assertThat(oldIds(PIONEER, list)).as(list).isNotEmpty().allMatch(id -> id.startsWith("a0000000"));
        }
    }

    /** Of all releases; their numbers may leave some out. */
    private static int scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return (int) files.filter(file -> file.toString().endsWith(".sql")).count();
        }
    }

    /** The tables of the core that the vertical leans on, and a client for each company. */
    private static void neighbour() throws SQLException {
        database.provision(ConstruccionSuite.CORE, "1.0.0");
        assertThat(Migrate.run(database.migrateEnv(ConstruccionSuite.CORE, "1.0.0"), "neighbour"))
                .isInstanceOf(Outcome.Migrated.class);
        try (Connection owner = database.owner(ConstruccionSuite.CORE);
                PreparedStatement insert = owner.prepareStatement("INSERT INTO core.partners VALUES (?, ?, ?)")) {
            for (String company : List.of("a", "b")) {
                insert.setObject(1, of(company, 1));
                insert.setObject(2, of(company, 11));
                insert.setString(3, "socio de " + company);
                insert.executeUpdate();
            }
        }
    }

    private static void link(Manifest manifest, String release) {
        assertThat(Link.run(database.adminEnv(manifest, release))).isInstanceOf(LinkOutcome.Linked.class);
    }

    private static void assertTotal(UUID company, UUID budget, String total, String status) {
        JsonNode told = get(company, "budgets/" + budget);
        assertThat(new BigDecimal(told.get("total").stringValue())).isEqualByComparingTo(total);
        assertThat(told.get("status").stringValue()).isEqualTo(status);
        assertThat(get(company, "budget-lines?budgetId=" + budget).values().stream()
                        .map(line -> new BigDecimal(line.get("amount").stringValue()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(total);
    }

    private static Map<UUID, String> folios(UUID company) {
        Map<UUID, String> folios = new HashMap<>();
        get(company, "budgets?size=200")
                .forEach(budget -> folios.put(
                        UUID.fromString(Site.id(budget)), budget.path("folio").asString("none")));
        return folios;
    }

    /** Of the records that were there before the upgrade, whosever they are. */
    private static List<String> oldIds(UUID company, String list) {
        return get(company, list + "?size=200").values().stream()
                .map(Site::id)
                .filter(id -> id.contains("-0000-4000-8000-"))
                .toList();
    }

    private static JsonNode made(UUID company, String resource, Map<String, ?> body) {
        Caller.Answer answer = as(company).post("/api/" + resource, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static JsonNode get(UUID company, String path) {
        Caller.Answer answer = as(company).get("/api/" + path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Caller as(UUID company) {
        return Caller.of(construccion.uri()).bearing(ISSUER.token(company, "*:*"));
    }

    /** Folios go by the day in the companies' time zone. */
    private static int thisYear() {
        return Year.now(ZoneId.of("America/Mexico_City")).getValue();
    }

    /** The ids of the recorded rows: the company's letter, and a number. */
    private static UUID of(String company, int number) {
        return UUID.fromString("%s0000000-0000-4000-8000-%012d".formatted(company, number));
    }
}
