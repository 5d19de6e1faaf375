package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.PagesByKey;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What PostgreSQL reads for a page, as the core's role under row-level security, of a company with thousands of records: by
 * the very statement that the back end sends. Plans are made for this company: other tests leave many that are small.
 */
class FlatPagesIT {

    private static final int RECORDS = 4000;
    private static final int PAGE = 50;

    private static final String PARTNERS = """
            INSERT INTO core.partners (tenant_id, id, code, name, kind, created_at)
            SELECT ?::uuid, gen_random_uuid(), 'C-' || i, initcap(md5((i / 3)::text)), 'customer', now() - i * interval '1 minute'
              FROM generate_series(1, ?) i
            """;

    private static final String PRODUCTS = """
            INSERT INTO core.products (tenant_id, id, sku, name, type, uom, price)
            SELECT ?::uuid, gen_random_uuid(), 'P-' || i, initcap(md5((i / 3)::text)), 'goods', 'pza', 1
              FROM generate_series(1, ?) i
            """;

    private static final String ACTS = """
            INSERT INTO core.audit_log (tenant_id, id, created_at, resource, record_id, action)
            SELECT ?::uuid, gen_random_uuid(), now() - i / 2 * interval '1 minute', 'partners', i, 'update'
              FROM generate_series(1, ?) i
            """;

    private static final String PLACES = """
            INSERT INTO inventory.locations (tenant_id, id, code, name, usage)
            SELECT ?::uuid, gen_random_uuid(), 'L-' || i, 'L', 'transit' FROM generate_series(1, least(?, 2)) i
            """;

    private static final String MOVES = """
            INSERT INTO inventory.moves (tenant_id, id, created_at, product_id, from_location_id, to_location_id, qty)
            SELECT p.tenant_id, gen_random_uuid(), now() - row_number() OVER (ORDER BY p.id) / 2 * interval '1 minute',
                   p.id, a.id, b.id, 1
              FROM core.products p
              JOIN inventory.locations a ON a.tenant_id = p.tenant_id AND a.code = 'L-1'
              JOIN inventory.locations b ON b.tenant_id = p.tenant_id AND b.code = 'L-2'
             WHERE p.tenant_id = ?::uuid LIMIT ?
            """;

    private static Caller boss;
    private static String tenant;

    @BeforeAll
    static void fill() throws SQLException {
        boss = CoreSuite.ofNewCompany("Con muchos contactos");
        tenant = boss.get("/api/auth/me").json().at("/tenant/id").stringValue();
        try (Connection superuser = CoreSuite.DATABASE.superuser()) {
            for (String rows : List.of(PARTNERS, PRODUCTS, ACTS, PLACES, MOVES)) {
                try (PreparedStatement insert = superuser.prepareStatement(rows)) {
                    insert.setString(1, tenant);
                    insert.setInt(2, RECORDS);
                    insert.executeUpdate();
                }
            }
            try (Statement statement = superuser.createStatement()) {
                statement.execute(
                        "ANALYZE core.partners, core.products, core.audit_log, inventory.locations, inventory.moves");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "partners, name, partners_by_name_key",
        "partners, code, partners_by_code_key",
        "products, name, products_by_name_key",
        "products, sku, products_by_sku_key"
    })
    void aPageIsReadFromItsIndexWhereverItLies(String list, String field, String index) throws SQLException {
        for (String direction : List.of("asc", "desc")) {
            String first = "/api/" + list + "?sort=" + field + "," + direction + "&size=" + PAGE;
            String second = PagesByKey.next(boss.get(first)).orElseThrow();
            String last = PagesByKey.next(boss.get(first + "&page=" + (RECORDS / PAGE - 2)))
                    .orElseThrow();
            for (String page : List.of(first, second, last)) {
                JsonNode scan = scanOf("core." + list, page);
                assertThat(scan.path("Index Name").asString("")).as(page).isEqualTo(index);
                assertThat(scan.get("Scan Direction").stringValue())
                        .isEqualTo(direction.equals("asc") ? "Forward" : "Backward");
                assertThat(scan.get("Actual Rows").doubleValue()).as(page).isEqualTo(PAGE);
                assertThat(scan.path("Rows Removed by Filter").asInt(0))
                        .as(page)
                        .isZero();
                assertThat(scan.get("Index Cond").stringValue().contains("ROW("))
                        .as(page + scan)
                        .isEqualTo(!page.equals(first));
            }
        }
    }

    /** The index has the moment and not the id: records of one moment, here two, are read with it. */
    @ParameterizedTest
    @CsvSource({"audit, core.audit_log, audit_log_by_time", "inventory/moves, inventory.moves, moves_by_time"})
    void whatOnlyGrowsIsSoughtByItsMoment(String list, String table, String index) throws SQLException {
        String middle = PagesByKey.next(boss.get("/api/" + list + "?size=" + PAGE + "&page=40"))
                .orElseThrow();
        JsonNode scan = scanOf(table, middle);
        assertThat(scan.path("Index Name").asString("")).isEqualTo(index);
        assertThat(scan.path("Index Cond").asString("")).contains("created_at");
        assertThat(scan.get("Actual Rows").doubleValue()).isBetween(50.0, 100.0);
        assertThat(scan.path("Rows Removed by Filter").asInt(0)).isLessThan(3);
    }

    /** Code of before the keys sorts by lower(name), and neither of the two writes them. */
    @Test
    void theKeysFollowTheNames() throws SQLException {
        Caller.Answer last = boss.get("/api/partners?sort=name,desc&size=1");
        String record = "/api/partners/" + last.json().get(0).get("id").stringValue();
        assertThat(boss.with("If-Match", "\"1\"")
                        .put(record, Map.of("code", "C-RENAMED", "name", "0 Ántes que Todos"))
                        .status())
                .isEqualTo(200);
        assertThat(boss.get("/api/partners?sort=name,asc&size=1")
                        .json()
                        .get(0)
                        .get("code")
                        .stringValue())
                .isEqualTo("C-RENAMED");
        List<String> names = PagesByKey.walk(boss, "/api/partners?sort=name,asc&size=200", _ -> {});
        try (Connection app = CoreSuite.DATABASE.app(CoreSuite.MANIFEST, tenant);
                Statement statement = app.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT id FROM core.partners t ORDER BY lower(t.name), t.id")) {
            for (String id : names) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(id);
            }
            assertThat(rows.next()).isFalse();
        }
    }

    /** How the rows of the table itself are read for a page. */
    private static JsonNode scanOf(String table, String page) throws SQLException {
        String sent = CoreSuite.CORE.statements().during(() -> boss.get(page)).stream()
                .filter(sql -> sql.contains(" FROM " + table + " t ") && sql.contains(" ORDER BY "))
                .findFirst()
                .orElseThrow();
        List<String> values = new ArrayList<>(List.of(tenant));
        if (page.contains("after=")) {
            String cursor = page.substring(page.indexOf("after=") + "after=".length());
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
            values.addAll(List.of(parts[2], parts[1]));
        }
        String types = sent.contains("t.created_at AS sort_key") ? "uuid, timestamptz, uuid" : "uuid, text, uuid";
        try (Connection app = CoreSuite.DATABASE.app(CoreSuite.MANIFEST, tenant);
                Statement statement = app.createStatement()) {
            statement.execute("SET plan_cache_mode = force_custom_plan");
            statement.execute("PREPARE page (" + types + ") AS " + numbered(sent));
            try (ResultSet rows =
                    statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) EXECUTE page ("
                            + IntStream.range(0, 3)
                                    .mapToObj(i -> i < values.size() ? "'" + values.get(i) + "'" : "NULL")
                                    .collect(Collectors.joining(", "))
                            + ")")) {
                rows.next();
                JsonNode plan = JsonMapper.shared().readTree(rows.getString(1)).at("/0/Plan");
                return scan(plan, table.substring(table.indexOf('.') + 1)).orElseThrow();
            }
        }
    }

    private static String numbered(String sql) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("\\?").matcher(sql).replaceAll(_ -> "\\$" + number.incrementAndGet());
    }

    private static Optional<JsonNode> scan(JsonNode plan, String table) {
        return plan.path("Relation Name").asString("").equals(table)
                ? Optional.of(plan)
                : plan.path("Plans").values().stream()
                        .flatMap(part -> scan(part, table).stream())
                        .findFirst();
    }
}
