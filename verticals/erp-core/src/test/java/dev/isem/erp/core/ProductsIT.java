package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Products that there is stock of. */
class ProductsIT {

    private static final String MOVES = "/api/inventory/moves";

    private static final Caller NORTE = CoreSuite.as("admin@norte.example");
    private final Storeroom room = Storeroom.of(NORTE);
    private final String cement = room.product("12.5");

    @Test
    void aProductIsArchivedOrMadeAServiceWhenNothingOfItIsLeft() {
        room.receive(cement, "2");
        assertThat(become(false, "goods").status()).isEqualTo(409);
        assertThat(become(true, "service").status()).isEqualTo(409);
        assertThat(become(true, "goods").status()).isEqualTo(200);
        String late = room.receipt(cement, "1");
        assertThat(room.confirm(room.issue(cement, "2")).status()).isEqualTo(200);
        assertThat(become(false, "goods").status()).isEqualTo(200);
        assertThat(room.confirm(late).status()).isEqualTo(422);
        assertAt("/productId", Map.of("productId", cement, "qty", "1", "toLocationId", room.location));
    }

    /** Were the product not held, the receipt would see it active and the archiving would see no stock. */
    @Test
    void ofAReceiptAndAnArchivingAtOnceOneIsRefused() throws Exception {
        for (int round = 0; round < 10; round++) {
            Storeroom one = Storeroom.of(NORTE);
            String product = one.product("1");
            String receipt = one.receipt(product, "1");
            List<Integer> answers = AtOnce.by(
                    2,
                    2,
                    number -> number == 0
                            ? one.confirm(receipt).status()
                            : NORTE.with("If-Match", "\"1\"")
                                    .put(
                                            "/api/products/" + product,
                                            Storeroom.product(Storeroom.code(), false, "goods", "1"))
                                    .status());
            assertThat(answers).isIn(List.of(List.of(200, 409), List.of(422, 200)));
        }
    }

    private Caller.Answer become(boolean active, String type) {
        JsonNode now = NORTE.get("/api/products/" + cement).json();
        return NORTE.with("If-Match", "\"" + now.get("version").intValue() + "\"")
                .put("/api/products/" + cement, Storeroom.product(now.get("sku").stringValue(), active, type, "12.5"));
    }

    private void assertAt(String pointer, Map<String, Object> move) {
        Caller.Answer answer = NORTE.post(MOVES, move);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    }
}
