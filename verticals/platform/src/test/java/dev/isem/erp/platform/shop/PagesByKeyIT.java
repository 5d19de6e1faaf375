package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.PagesByKey;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A whole list, page by page, by the addresses that the pages tell. */
class PagesByKeyIT {

    private static final int ORDERS = 300;

    /** Every third has no day and every seventh no price; days, prices and moments are shared by many. */
    private static final String ROWS = """
            INSERT INTO shop.orders (tenant_id, id, created_at, folio, code, due_on, price, status)
            SELECT ?, md5('order ' || i)::uuid, timestamptz '2026-01-01 10:00:00.123456Z' + i / 10 * interval '1 day',
                   'PED-' || i, CASE WHEN i % 2 = 0 THEN 'a-' ELSE 'A-' END || i,
                   CASE WHEN i % 3 > 0 THEN date '2026-01-01' + i % 20 END,
                   CASE WHEN i % 7 > 0 THEN i % 11 + 0.5 END, CASE WHEN i % 5 = 0 THEN 'submitted' ELSE 'draft' END
              FROM generate_series(1, ?) i
            """;

    private static final String LINES = """
            INSERT INTO shop.order_lines (tenant_id, id, order_id, name)
            SELECT tenant_id, md5(id::text)::uuid, id, CASE WHEN price > 5 THEN 'Ñandú' ELSE 'ñandú' END
              FROM shop.orders WHERE tenant_id = ?
            """;

    /** With a line of its own, and like others in all that lists are sorted by. */
    private static final String ONE_MORE = """
            WITH made AS (
                INSERT INTO shop.orders (tenant_id, id, created_at, folio, code, due_on, price, status)
                SELECT tenant_id, gen_random_uuid(), created_at, 'PED-' || gen_random_uuid(), 'a-' || gen_random_uuid(),
                       due_on, price, status
                  FROM shop.orders WHERE tenant_id = ? ORDER BY random() LIMIT 3
                RETURNING tenant_id, id)
            INSERT INTO shop.order_lines (tenant_id, id, order_id, name)
            SELECT tenant_id, gen_random_uuid(), id, 'ñandú' FROM made
            """;

    private final UUID tenant = UUID.randomUUID();
    private final Caller caller = ShopSuite.administratorOf(tenant);

    @BeforeEach
    void fill() {
        ShopSuite.SHOP.uri();
        run(ROWS, tenant, ORDERS);
        run(LINES, tenant);
    }

    @Test
    void everyOrderOfEveryListIsWalkedAlong() {
        assertThat(new PagesByKey(caller).findings()).isEmpty();
    }

    /** While somebody reads, a row that was read goes, the very one at which the page ends goes, and others come. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders?sort=dueOn,asc",
                "orders?sort=dueOn,desc",
                "orders?sort=price,asc",
                "orders?sort=price,desc",
                "orders?sort=createdAt,asc",
                "orders?sort=createdAt,desc",
                "orders?sort=status,asc",
                "orders?sort=code,desc",
                "orders?sort=id,desc",
                "order-lines?sort=name,asc",
                "order-lines?sort=name,desc"
            })
    void whatIsThereAllTheTimeComesOnce(String list) {
        String table = list.startsWith("orders") ? "shop.orders" : "shop.order_lines";
        List<String> before = PagesByKey.byNumber(caller, "/api/" + list);
        List<String> walked = PagesByKey.walk(caller, "/api/" + list + "&size=20", page -> {
            JsonNode rows = page.json();
            if (!rows.isEmpty()) {
                delete(table, rows.get(0));
                delete(table, rows.get(rows.size() - 1));
                run(ONE_MORE, tenant);
            }
        });
        assertThat(before).hasSize(ORDERS);
        assertThat(walked).doesNotHaveDuplicates();
        walked.retainAll(before);
        assertThat(walked).isEqualTo(before);
    }

    @Test
    void filtersAndSearchGoAlong() {
        String path = "/api/orders?sort=price,desc&status=submitted&q=a-1%201&size=7";
        int total = Integer.parseInt(caller.get(path).header("x-total-count").orElseThrow());
        List<String> found = PagesByKey.walk(
                caller,
                path,
                page -> page.json()
                        .values()
                        .forEach(row ->
                                assertThat(row.get("status").stringValue()).isEqualTo("submitted")));
        assertThat(found).hasSize(total).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void aPageByKeyCountsNothingAndTheLastOneHasNoNext() {
        Caller.Answer first = caller.get("/api/orders?page=14&size=20");
        assertThat(first.header("x-total-count")).contains("300");
        String next = PagesByKey.next(first).orElseThrow();
        assertThat(next).startsWith("/api/orders?size=20&after=").doesNotContain("page");
        Caller.Answer beyond = caller.get(next);
        assertThat(beyond.text()).isEqualTo("[]");
        assertThat(beyond.header("x-total-count")).isEmpty();
        assertThat(beyond.header("link")).isEmpty();
        assertThat(ShopSuite.SHOP.statements().during(() -> caller.get(next))).hasSize(2);
        assertThat(caller.get("/api/orders?size=200&page=1").header("link"))
                .as("a page that is not full")
                .isEmpty();
    }

    @Test
    void anAddressThatIsTooLongIsNotOffered() {
        String ids = "&id="
                + String.join("&id=", PagesByKey.byNumber(caller, "/api/orders").subList(0, 60));
        assertThat(caller.get("/api/orders?size=10" + ids).header("link")).isEmpty();
    }

    /** All pages of a file are one, wherever somebody has come to in the list. */
    @Test
    void aFileHoldsTheWholeList() {
        String next = PagesByKey.next(caller.get("/api/orders?size=20")).orElseThrow();
        assertThat(caller.get(next.replace("/api/orders?", "/api/orders/export?"))
                        .text()
                        .lines())
                .hasSize(ORDERS + 1);
    }

    @Test
    void whatIsNoCursorOfThisListIsRefusedInBothLanguages() {
        String byPrice = cursor("/api/orders?sort=price,asc&size=20");
        String lines = cursor("/api/order-lines?size=20");
        for (String asked : List.of(
                "sort=price,desc&after=" + byPrice,
                "after=" + byPrice,
                "after=" + lines,
                "sort=price,asc&after=" + byPrice.substring(1),
                "sort=price,asc&after=" + byPrice + "&page=0",
                "sort=price,asc&after=" + forged("price", "1e999999999"),
                "sort=price,asc&after=" + forged("price", "0) OR (1=1"),
                "sort=dueOn,asc&after=" + forged("dueOn", "+999999999-12-31"),
                "sort=code,asc&after=" + forged("code", "a\0b"),
                "after=",
                "after=%00",
                "after=' OR 1=1 --".replace(" ", "%20"),
                "after=" + "A".repeat(6000))) {
            for (String language : List.of("es", "en")) {
                Caller.Answer answer = caller.with("Accept-Language", language).get("/api/orders?" + asked);
                assertThat(answer.status()).as(asked).isEqualTo(400);
                assertThat(answer.header("content-type")).as(asked).contains("application/problem+json");
                assertThat(answer.json().get("detail").stringValue())
                        .as(asked)
                        .contains("after", language.equals("es") ? "página" : "page");
            }
        }
    }

    /** A cursor of somebody else's, or that somebody made up, is a place in the asker's own list. */
    @Test
    void aCursorOfTheRightFormShowsNothingOfOthers() {
        UUID other = UUID.randomUUID();
        run(ROWS, other, 5);
        Caller stranger = ShopSuite.administratorOf(other);
        List<String> codes = List.of("A-1", "a-2", "A-3", "a-4", "A-5");
        for (String after : List.of(cursor("/api/orders?sort=code,asc&size=1"), forged("code", "a' OR '1'='1"))) {
            Caller.Answer answer = stranger.get("/api/orders?sort=code,asc&after=" + after);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().values().stream()
                            .map(row -> row.get("code").stringValue()))
                    .isSubsetOf(codes);
        }
    }

    private String cursor(String path) {
        String next = PagesByKey.next(caller.get(path)).orElseThrow();
        return next.substring(next.indexOf("after=") + "after=".length());
    }

    private static String forged(String sort, String key) {
        String text = "orders " + sort + ",asc\n" + UUID.randomUUID() + "\n" + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void delete(String table, JsonNode row) {
        run(
                "DELETE FROM " + table + " WHERE tenant_id = ? AND id = ?::uuid",
                tenant,
                row.get("id").stringValue());
    }

    private static void run(String sql, Object... values) {
        try (Connection superuser = ShopSuite.DATABASE.superuser();
                PreparedStatement statement = superuser.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
