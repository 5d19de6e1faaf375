package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CountsIT {

    private static final String COUNTS = "/api/inventory/counts";
    private static final String LINES = "/api/inventory/count-lines";

    private static final Caller NORTE = CoreSuite.as("admin@norte.example");
    private final Storeroom room = Storeroom.of(NORTE);
    private final String cement = room.product("2");

    /** Two are missing of the ten. Were the books made to say eight, the three that were issued would be there again. */
    @Test
    void whatWasMissingWhenItWasCountedIsTakenOffWhateverMovedMeanwhile() {
        String sand = room.product("3");
        room.receive(cement, "10");
        String count = opened();
        String line = counted(count, cement, "8");
        counted(count, sand, "4");
        assertThat(NORTE.get(LINES + "/" + line).json().get("expected").isNull())
                .isTrue();
        assertThat(room.confirm(room.issue(cement, "3")).status()).isEqualTo(200);
        assertThat(confirm(count).status()).isEqualTo(200);

        JsonNode told = NORTE.get(LINES + "/" + line).json();
        assertThat(told.get("expected").stringValue()).isEqualTo("10.0000");
        assertThat(told.get("difference").stringValue()).isEqualTo("-2.0000");
        assertThat(room.qty(cement)).isEqualTo("5.0000");
        assertThat(room.stock(sand).get("value").stringValue()).isEqualTo("12.00");
        JsonNode adjustment = NORTE.get("/api/inventory/moves?productId=" + cement + "&kind=adjustment")
                .json()
                .get(0);
        assertThat(adjustment.get("qty").stringValue()).isEqualTo("2.0000");
        assertThat(adjustment.get("document").stringValue()).startsWith("INV-");
        assertThat(NORTE.get("/api/inventory/verify").text()).isEqualTo("[]");
    }

    @Test
    void whatIsCountedAgainIsComparedWithTheBooksOfThatMoment() {
        room.receive(cement, "10");
        String count = opened();
        String line = counted(count, cement, "2");
        assertThat(room.confirm(room.issue(cement, "5")).status()).isEqualTo(200);
        Caller.Answer moreHasLeft = confirm(count);
        assertThat(moreHasLeft.status()).isEqualTo(409);
        assertThat(moreHasLeft.json().at("/errors/0/pointer").stringValue()).isEqualTo("/lines/0/qty");
        assertThat(moreHasLeft.text()).contains("Count it again");
        Map<String, Object> again = Map.of("countId", count, "productId", cement, "qty", "4");
        assertThat(NORTE.with("If-Match", "\"1\"")
                        .put(LINES + "/" + line, again)
                        .status())
                .isEqualTo(200);
        assertThat(confirm(count).status()).isEqualTo(200);
        assertThat(room.qty(cement)).isEqualTo("4.0000");
    }

    @Test
    void whatIsConfirmedIsFixed() {
        room.receive(cement, "10");
        String count = opened();
        String line = counted(count, cement, "10");
        assertThat(confirm(count).status()).isEqualTo(200);
        assertThat(confirm(count).status()).isEqualTo(409);
        Map<String, Object> change = Map.of("countId", count, "productId", cement, "qty", "1");
        assertThat(NORTE.with("If-Match", "\"2\"")
                        .put(LINES + "/" + line, change)
                        .status())
                .isEqualTo(409);
        assertThat(NORTE.delete(LINES + "/" + line).status()).isEqualTo(409);
        assertThat(NORTE.delete(COUNTS + "/" + count).status()).isEqualTo(405);
        assertThat(NORTE.get("/api/inventory/moves?productId=" + cement + "&kind=adjustment")
                        .json()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void oneCountOfALocationIsOpen() throws Exception {
        List<Integer> answers = AtOnce.by(
                6,
                6,
                _ -> NORTE.post(COUNTS, Map.of("locationId", room.location)).status());
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(5);
        Caller.Answer another = NORTE.post(COUNTS, Map.of("locationId", room.location));
        assertThat(another.json().at("/errors/0/pointer").stringValue()).isEqualTo("/locationId");
        assertThat(another.text()).contains("A count of this location is open.");
        String open = Storeroom.id(NORTE.get(COUNTS + "?status=draft&locationId=" + room.location)
                .json()
                .get(0));
        // It keeps its number.
        assertThat(NORTE.delete(COUNTS + "/" + open).status()).isEqualTo(405);
        assertThat(NORTE.post(COUNTS + "/" + open + "/cancel").status()).isEqualTo(200);
        opened();
    }

    @Test
    void onlyGoodsAtInternalLocationsAreCountedOnce() {
        String count = opened();
        assertThat(confirm(count).status()).isEqualTo(409);
        counted(count, cement, "1");
        assertThat(NORTE.post(LINES, Map.of("countId", count, "productId", cement, "qty", "2"))
                        .status())
                .isEqualTo(409);
        String service =
                Storeroom.made(NORTE, "/api/products", Storeroom.product(Storeroom.code(), true, "service", "1"));
        assertThat(NORTE.post(LINES, Map.of("countId", count, "productId", service, "qty", "2"))
                        .status())
                .isEqualTo(422);
        JsonNode customers = NORTE.get("/api/locations?usage=customer").json().get(0);
        assertThat(NORTE.post(COUNTS, Map.of("locationId", Storeroom.id(customers)))
                        .status())
                .isEqualTo(422);
    }

    private String opened() {
        return Storeroom.made(NORTE, COUNTS, "locationId", room.location);
    }

    private String counted(String count, String product, String qty) {
        return Storeroom.made(NORTE, LINES, "countId", count, "productId", product, "qty", qty);
    }

    private Caller.Answer confirm(String count) {
        return NORTE.post(COUNTS + "/" + count + "/confirm");
    }
}
