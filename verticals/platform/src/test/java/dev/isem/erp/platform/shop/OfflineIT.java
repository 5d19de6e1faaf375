package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a device wrote down while it had no network, brought later in one request. */
class OfflineIT {

    private final Caller caller = ShopSuite.administratorOf(UUID.randomUUID());

    @Test
    void eachRecordIsStoredOrRefusedForItself() {
        caller.post("/api/orders", Map.of("code", "TAKEN"));
        JsonNode report = brought(
                Map.of("key", "1", "code", "A", "price", "7.50"),
                Map.of("key", "2", "code", "TAKEN"),
                Map.of("key", "3", "code", "no code", "price", "x"),
                Map.of("key", "4", "code", "B"));
        assertThat(outcomes(report)).containsExactly("saved", "refused", "refused", "saved");
        assertThat(report.get("saved").intValue()).isEqualTo(2);
        assertThat(report.get("refused").intValue()).isEqualTo(2);
        assertThat(report.at("/results/1/problem/status").intValue()).isEqualTo(409);
        assertThat(report.at("/results/2/problem/errors")
                        .valueStream()
                        .map(error -> error.get("pointer").stringValue()))
                .containsExactly("/code", "/price");
        // The series has no hole where a record was refused, and the log does not tell of it.
        assertThat(caller.get("/api/orders")
                        .json()
                        .valueStream()
                        .map(order -> order.get("code").stringValue() + " "
                                + order.get("folio").stringValue().replaceAll(".*-", "")))
                .containsExactly("A 000002", "B 000003", "TAKEN 000001");
        assertThat(caller.get("/api/audit").header("x-total-count")).contains("3");
    }

    @Test
    void whatIsBroughtAgainIsThereOnce() {
        Map<String, Object> order = Map.of("key", "1", "code", "A");
        UUID first = UUID.fromString(brought(order).at("/results/0/id").stringValue());
        JsonNode again = brought(order, order);
        assertThat(outcomes(again)).containsExactly("already-saved", "already-saved");
        assertThat(again.at("/results/1/id").stringValue()).isEqualTo(first.toString());
        assertThat(caller.get("/api/orders").header("x-total-count")).contains("1");
    }

    @Test
    void refusalsAreInTheLanguageOfWhoAsks() {
        Caller.Answer spanish = caller.with("Accept-Language", "es")
                .post("/api/orders/sync", Map.of("records", List.of(Map.of("key", "1"))));
        assertThat(spanish.json().at("/results/0/problem/detail").stringValue())
                .isEqualTo("Revise los campos señalados. No se guardó nada.");
    }

    private JsonNode brought(Object... records) {
        Caller.Answer answer = caller.post("/api/orders/sync", Map.of("records", List.of(records)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> outcomes(JsonNode report) {
        return report.get("results")
                .valueStream()
                .map(result -> result.get("outcome").stringValue())
                .toList();
    }
}
