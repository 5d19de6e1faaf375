package dev.isem.erp.platform.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class ListQueryTest {

    private static final Resource THINGS = Resource.of(
                    "things", "s.things", Text.of("Cosas", "Things"), Text.of("Cosa", "Thing"))
            .fields(
                    Field.code("code", "Código", "Code"),
                    Field.text("name", "Nombre", "Name").inList().searched(),
                    Field.yes("active", "Activo", "Active"));

    @Test
    void everyListIsOfOneTenantAndOfLimitedLength() {
        ListQuery query = query(Map.of());
        assertThat(query.where()).isEqualTo("t.tenant_id = :tenant");
        assertThat(query.limit()).isEqualTo(25);
        assertThat(query.orderBy()).isEqualTo("lower(t.name) ASC NULLS LAST, t.id");
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
        assertThat(query.orderBy()).isEqualTo("t.created_at DESC, t.id");
    }

    private static ListQuery query(Map<String, String> asked) {
        LinkedMultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        asked.forEach(parameters::add);
        return ListQuery.of(THINGS, parameters);
    }
}
