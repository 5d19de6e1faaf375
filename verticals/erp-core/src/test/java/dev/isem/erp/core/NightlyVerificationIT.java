package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.SetClock;
import dev.isem.erp.platform.stock.NightlyVerification;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Two pods more, in nights of years to come: nobody else has done those, and the suite's own pod does its own. */
class NightlyVerificationIT {

    private static final SetClock CLOCK = new SetClock(Instant.EPOCH);
    private static final Map<String, String> ENV = new HashMap<>(CoreSuite.ENV);
    private static RunningVertical one;
    private static RunningVertical another;

    private final Caller chief = CoreSuite.ofNewCompany("Nocturna");
    private final String tenant = Storeroom.id(chief.get("/api/tenants").json().get(0));

    @BeforeAll
    static void start() {
        ENV.put("DB_POOL_SIZE", "2");
        one = RunningVertical.start(CoreApplication.class, ENV, CLOCK);
        another = RunningVertical.start(CoreApplication.class, ENV, CLOCK);
    }

    @AfterAll
    static void stop() {
        one.close();
        another.close();
    }

    @Test
    void ofSeveralPodsOneDoesANightAndWhatItFoundStays() throws Exception {
        Storeroom room = room();
        String product = room.product("10");
        room.receive(product, "5");
        lookAt("2031-06-10T18:00:00Z", one);
        BigDecimal before = differences(one);
        change("UPDATE inventory.quants SET qty = qty + 1 WHERE product_id = '" + product + "' AND usage = 'internal'");

        CLOCK.set(Instant.parse("2031-06-11T18:00:00Z"));
        List<ILoggingEvent> said = said(() -> AtOnce.by(2, 8, piece -> {
            (piece % 2 == 0 ? one : another).bean(NightlyVerification.class).look();
            return piece;
        }));
        assertThat(nights()).containsExactly("2031-06-10 2", "2031-06-09 0");
        assertThat(said.stream().map(ILoggingEvent::getFormattedMessage).filter(line -> line.contains(tenant)))
                .containsExactly("The stock of the tenant " + tenant
                        + " does not add up: {all-locations-sum-to-zero=1, quantity-is-sum-of-moves=1}");
        JsonNode night = chief.get("/api/inventory/verifications").json().get(0);
        List<JsonNode> findings =
                List.copyOf(chief.get("/api/inventory/verification-findings?verificationId=" + Storeroom.id(night))
                        .json()
                        .values());
        assertThat(findings)
                .extracting(
                        finding -> finding.get("rule").stringValue(),
                        finding -> finding.path("locationName").stringValue(""),
                        finding -> finding.get("expected").stringValue(),
                        finding -> finding.get("found").stringValue())
                .containsExactly(
                        tuple("all-locations-sum-to-zero", "", "0.0000", "1.0000"),
                        tuple("quantity-is-sum-of-moves", "Cuarto", "5.0000", "6.0000"));
        assertThat(findings)
                .allMatch(finding -> product.equals(finding.get("productId").stringValue()));
        one.bean(NightlyVerification.class).look();
        another.bean(NightlyVerification.class).look();
        assertThat(differences(one)).isEqualByComparingTo(before.add(new BigDecimal("2")));
        assertThat(differences(another)).as("whoever has found it").isEqualByComparingTo(differences(one));

        change("UPDATE inventory.quants SET qty = qty - 1 WHERE product_id = '" + product + "' AND usage = 'internal'");
        lookAt("2031-06-12T18:00:00Z", another);
        assertThat(nights()).containsExactly("2031-06-11 0", "2031-06-10 2", "2031-06-09 0");
        assertThat(differences(another)).isEqualByComparingTo(before);
        assertThat(chief.delete("/api/inventory/verifications/" + Storeroom.id(night))
                        .status())
                .isEqualTo(405);
    }

    /** The first of all tenants fails, after its night was begun. */
    @Test
    void aNightThatCouldNotBeEndedIsDoneByAnotherPodAndKeepsNobodyElseBack() throws Exception {
        String first = text("SELECT id FROM auth.tenants WHERE status = 'active' ORDER BY id LIMIT 1");
        String undone =
                "SELECT string_agg(t.id::text, ' ') FROM auth.tenants t WHERE t.status = 'active' AND NOT EXISTS ("
                        + "SELECT FROM inventory.verifications v WHERE v.tenant_id = t.id AND v.night = '2031-07-01')";
        lookAt("2031-07-01T18:00:00Z", one);
        change("CREATE FUNCTION inventory.fail() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN RAISE EXCEPTION ''broken on purpose''; END'");
        change("CREATE TRIGGER fail AFTER INSERT ON inventory.verifications FOR EACH ROW WHEN (NEW.tenant_id = '"
                + first + "') EXECUTE FUNCTION inventory.fail()");
        try {
            lookAt("2031-07-02T18:00:00Z", one);
            assertThat(text(undone)).isEqualTo(first);
            assertThat(verified(one)).as("of all companies").isEqualTo("2031-07-01T18:00:00Z");
        } finally {
            change("DROP TRIGGER fail ON inventory.verifications");
            change("DROP FUNCTION inventory.fail()");
        }
        another.bean(NightlyVerification.class).look();
        assertThat(text(undone)).isNull();
        assertThat(verified(another)).isEqualTo("2031-07-02T18:00:00Z");
        lookAt("2031-07-02T18:10:00Z", one);
        assertThat(verified(one)).as("whoever has done it").isEqualTo("2031-07-02T18:10:00Z");
    }

    /** Nor is it forgotten by a restart: who has just started says that it knows of no night. */
    @Test
    void whereNobodyMayAskWhoseStockThereIsNothingCountsAsVerified() throws SQLException {
        lookAt("2031-09-01T18:00:00Z", one);
        change("ALTER FUNCTION inventory.tenants_to_verify() RENAME TO withheld");
        try (RunningVertical restarted = RunningVertical.start(CoreApplication.class, ENV, CLOCK)) {
            lookAt("2031-09-02T18:00:00Z", one);
            lookAt("2031-09-02T18:00:00Z", restarted);
            assertThat(verified(one)).isEqualTo("2031-09-01T18:00:00Z");
            assertThat(verified(restarted)).isEqualTo(Instant.EPOCH);
        } finally {
            change("ALTER FUNCTION inventory.withheld() RENAME TO tenants_to_verify");
        }
        lookAt("2031-09-02T18:10:00Z", one);
        assertThat(verified(one)).isEqualTo("2031-09-02T18:10:00Z");
    }

    @Test
    void aNightIsOverAtTheCutOffOnTheCompanysClock() throws SQLException {
        Caller.Answer changed = chief.with("If-Match", "\"1\"")
                .put(
                        "/api/tenants/" + tenant,
                        Map.of("name", "Nocturna", "timezone", "America/Tijuana", "dayCutOff", "04:00"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        lookAt("2031-03-01T11:59:59Z", one);
        assertThat(nights()).containsExactly("2031-02-27 0");
        lookAt("2031-03-01T12:00:00Z", one);
        assertThat(nights()).containsExactly("2031-02-28 0", "2031-02-27 0");
    }

    @Test
    void aSuspendedCompanyIsLeftAlone() throws SQLException {
        Caller operator = CoreSuite.as("admin@norte.example");
        assertThat(operator.post("/api/suite-tenants/" + tenant + "/suspend").status())
                .isEqualTo(200);
        lookAt("2031-08-02T18:00:00Z", one);
        assertThat(text("SELECT count(*) FROM inventory.verifications WHERE tenant_id = '" + tenant + "'"))
                .isEqualTo("0");
    }

    private static void lookAt(String moment, RunningVertical pod) {
        CLOCK.set(Instant.parse(moment));
        pod.bean(NightlyVerification.class).look();
    }

    private Storeroom room() {
        Storeroom.made(chief, "/api/warehouses", "code", "ALM", "name", "Almacén");
        return Storeroom.of(chief);
    }

    /** Each night that the company is shown, and how much differed, of those to come. */
    private List<String> nights() {
        return chief.get("/api/inventory/verifications").json().values().stream()
                .map(night -> night.get("night").stringValue() + " "
                        + night.get("differences").intValue())
                .filter(night -> night.startsWith("2031"))
                .toList();
    }

    private static BigDecimal differences(RunningVertical pod) {
        return figure(pod, "erp_stock_differences");
    }

    private static Instant verified(RunningVertical pod) {
        return Instant.ofEpochSecond(
                figure(pod, "erp_stock_verified_timestamp_seconds").longValueExact());
    }

    private static BigDecimal figure(RunningVertical pod, String name) {
        Caller figures = Caller.of(pod.figures());
        return figures.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> new BigDecimal(line.split(" ", 2)[1]))
                .findFirst()
                .orElseThrow();
    }

    private static List<ILoggingEvent> said(Act act) throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(NightlyVerification.class);
        ListAppender<ILoggingEvent> ear = new ListAppender<>();
        ear.start();
        logger.addAppender(ear);
        try {
            act.run();
        } finally {
            logger.detachAppender(ear);
        }
        return List.copyOf(ear.list);
    }

    private interface Act {
        void run() throws Exception;
    }

    private static @Nullable String text(String query) throws SQLException {
        try (Connection database = CoreSuite.DATABASE.superuser();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void change(String statement) throws SQLException {
        try (Connection database = CoreSuite.DATABASE.superuser();
                Statement update = database.createStatement()) {
            update.execute(statement);
        }
    }
}
