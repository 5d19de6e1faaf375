package dev.isem.erp.platform.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class ListQueryTest {

    private static final Resource THINGS = Resource.of(
                    "things", "s.things", Text.of("Cosas", "Things"), Text.of("Cosa", "Thing"))
            .fields(
                    Field.code("code", "Código", "Code").sortedBy("code_key"),
                    Field.text("name", "Nombre", "Name").inList().searched(),
                    Field.text("story", "Historia", "Story").max(1000).inList(),
                    Field.yes("active", "Activo", "Active"));

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final OffsetDateTime MOMENT = OffsetDateTime.parse("2026-01-31T10:20:30Z");

    @Test
    void everyListIsOfOneTenantAndOfLimitedLength() {
        ListQuery query = query(Map.of());
        assertThat(query.where()).isEqualTo("t.tenant_id = :tenant");
        assertThat(query.limit()).isEqualTo(25);
        assertThat(query.order().sql()).isEqualTo("lower(t.name) ASC NULLS LAST, t.id ASC");
    }

    @Test
    void aSearchIsAParameterAndItsPercentSignIsNoWildcard() {
        ListQuery query = query(Map.of("q", "100% x"));
        assertThat(query.where())
                .contains("(t.code ILIKE :q0 OR t.name ILIKE :q0) AND")
                .doesNotContain("100");
        assertThat(query.parameters()).containsEntry("q0", "%100\\%%").containsEntry("q1", "%x%");
    }

    @Test
    void onlyOfferedFieldsSortAndFilter() {
        for (Map<String, String> asked : List.of(
                Map.of("sort", "name;DROP TABLE x"),
                Map.of("sort", "active"),
                Map.of("sort", "name,down"),
                Map.of("active", "perhaps"),
                Map.of("q", "a\0b"),
                Map.of("name", "x"),
                Map.of("tenantId", "x"),
                Map.of("tenant_id", "x"),
                Map.of("size", "100000"),
                Map.of("page", "-1"),
                Map.of("id", "1"))) {
            assertThatThrownBy(() -> query(asked)).as(asked.toString()).isInstanceOf(Problem.class);
        }
    }

    @Test
    void anEmptyFilterFindsWhatHasNoValueAndNotTheDefault() {
        ListQuery query = query(Map.of("active", ""));
        assertThat(query.where()).endsWith("t.active IS NULL");
        assertThat(query(Map.of("active", "false")).parameters()).containsEntry("f_active", false);
    }

    @Test
    void nothingIsSearchedWhereNoFieldIs() {
        Resource silent = Resource.of("x", "s.x", Text.of("X", "X"), Text.of("X", "X"))
                .fields(Field.text("name", "Nombre", "Name").inList());
        LinkedMultiValueMap<String, String> asked = new LinkedMultiValueMap<>(Map.of("q", List.of("x")));
        assertThatThrownBy(() -> ListQuery.of(silent, asked)).isInstanceOf(Problem.class);
    }

    /** The log only grows: its first page must come from the index on tenant_id and created_at, not from a sort. */
    @Test
    void theLogsOrderIsThatOfItsIndex() {
        ListQuery query = ListQuery.of(AuditEndpoints.lines("shop"), new LinkedMultiValueMap<>());
        assertThat(query.order().sql()).isEqualTo("t.created_at DESC, t.id DESC");
    }

    @Test
    void aPageByKeyFindsWhatIsBehindTheLastOne() {
        assertThat(behind("name", "a"))
                .isEqualTo("((lower(t.name), t.id) > (:after_key, :after_id) OR lower(t.name) IS NULL)");
        assertThat(behind("name,desc", "a"))
                .isEqualTo("((lower(t.name), t.id) < (:after_key, :after_id) OR lower(t.name) IS NULL)");
        assertThat(behind("name", null)).isEqualTo("lower(t.name) IS NULL AND t.id > :after_id");
        assertThat(behind("createdAt,desc", MOMENT)).isEqualTo("(t.created_at, t.id) < (:after_key, :after_id)");
        assertThat(behind("id,desc", null)).isEqualTo("t.id < :after_id");
    }

    /** An index on the column, and then the id, gives this order forwards and the other one backwards. */
    @Test
    void aFieldWithAColumnToSortByIsSoughtByIt() {
        assertThat(behind("code", "a")).isEqualTo("(t.code_key, t.id) > (:after_key, :after_id)");
        assertThat(query(Map.of("sort", "code")).order().sql()).isEqualTo("t.code_key ASC, t.id ASC");
        assertThat(query(Map.of("sort", "code,desc")).order().sql()).isEqualTo("t.code_key DESC, t.id DESC");
        assertThat(query(Map.of("sort", "code")).order().column()).isEqualTo(", t.code_key AS sort_key");
    }

    @Test
    void aLongTextIsSortedByItsBeginning() {
        assertThat(query(Map.of("sort", "story")).order().sql())
                .isEqualTo("left(lower(t.story), 200) ASC NULLS LAST, t.id ASC");
    }

    @Test
    void theKeyIsAParameterAndAPageHasNoNumberBesides() {
        Order order = Order.of(THINGS, "code");
        String after = new Cursor("' OR 1=1 --", ID).written(order);
        ListQuery query = query(Map.of("sort", "code", "after", after));
        Cursor cursor = query.after().orElseThrow();
        assertThat(order.behind(cursor)).doesNotContain("1=1");
        assertThat(order.parameters(cursor))
                .containsEntry("after_key", "' OR 1=1 --")
                .containsEntry("after_id", ID);
        assertThatThrownBy(() -> query(Map.of("sort", "code", "after", after, "page", "0")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("\"page\"")
                .hasMessageContaining("\"after\"");
        assertThatThrownBy(() -> query(Map.of("after", after))).isInstanceOf(Problem.class);
    }

    private static String behind(String sort, @Nullable Object key) {
        Order order = Order.of(THINGS, sort);
        Cursor cursor = Cursor.read(new Cursor(key, ID).written(order), order);
        return order.behind(cursor);
    }

    private static ListQuery query(Map<String, String> asked) {
        LinkedMultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        asked.forEach(parameters::add);
        return ListQuery.of(THINGS, parameters);
    }
}
