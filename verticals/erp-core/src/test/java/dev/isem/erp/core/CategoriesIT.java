package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CategoriesIT {

    private static final String CATEGORIES = "/api/categories";

    private static final Caller NORTE = CoreSuite.as("admin@norte.example");

    @Test
    void productsAreFoundByTheirCategory() {
        String category =
                Storeroom.id(NORTE.get(CATEGORIES + "?q=MAT-CEM").json().get(0));
        assertThat(NORTE.get("/api/products?categoryId=" + category)
                        .json()
                        .get(0)
                        .get("categoryName")
                        .stringValue())
                .isEqualTo("Cementantes");
        assertThat(NORTE.delete(CATEGORIES + "/" + category).status()).isEqualTo(409);
    }

    @Test
    void noCategoryLiesInsideItself() {
        String top = made(null);
        String middle = made(top);
        String bottom = made(middle);
        for (String inside : List.of(top, middle, bottom)) {
            Caller.Answer answer = put(top, inside);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo("/parentId");
        }
        assertThat(put(bottom, top).status()).isEqualTo(200);
    }

    /** Without a lock both would find the other one outside. */
    @Test
    void ofTwoThatAreInsertedIntoEachOtherOneStaysOutside() throws Exception {
        for (int round = 0; round < 10; round++) {
            String one = made(null);
            String other = made(null);
            List<Integer> answers =
                    AtOnce.by(2, 2, number -> (number == 0 ? put(one, other) : put(other, one)).status());
            assertThat(answers).containsExactlyInAnyOrder(200, 422);
        }
    }

    private String made(@Nullable String parent) {
        Map<String, Object> body = Storeroom.body("code", Storeroom.code(), "name", "Grupo");
        if (parent != null) {
            body.put("parentId", parent);
        }
        return Storeroom.made(NORTE, CATEGORIES, body);
    }

    private Caller.Answer put(String category, String parent) {
        return NORTE.with("If-Match", "\"1\"")
                .put(
                        CATEGORIES + "/" + category,
                        Map.of("code", Storeroom.code(), "name", "Grupo", "parentId", parent));
    }
}
