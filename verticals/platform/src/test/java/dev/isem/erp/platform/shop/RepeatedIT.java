package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Requests that come again with their key, because the first answer was lost: as they were, or with something else. */
class RepeatedIT {

    private static final String USED_FOR_OTHER = "urn:erp:problem:key-used-for-other";

    private final UUID tenant = UUID.randomUUID();
    private final Caller caller = ShopSuite.administratorOf(tenant);
    private final Caller keyed = caller.with("Idempotency-Key", "k");

    @Test
    void whatWasMadeIsToldAsItIsNowWhateverOthersMadeOfIt() {
        Map<String, Object> body = Map.of("code", "FIRST", "price", "7.50");
        String order = made(body);
        Caller.Answer edited =
                caller.with("If-Match", "\"1\"").put(order, Map.of("code", "SECOND", "price", "8.00", "urgent", true));
        Caller.Answer again = keyed.post("/api/orders", body);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(edited.text());
        assertThat(again.header("etag")).contains("\"2\"");
        assertThat(orders()).isOne();
    }

    @Test
    void otherContentIsRefusedAlsoWhereSomebodyWroteItIntoTheRecordSince() {
        String order = made(Map.of("code", "FIRST"));
        Map<String, Object> other = Map.of("code", "OTHER");
        mustBeUsedForOther(keyed.post("/api/orders", other));
        caller.with("If-Match", "\"1\"").put(order, other);
        mustBeUsedForOther(keyed.post("/api/orders", other));
        mustBeUsedForOther(keyed.post("/api/orders", Map.of("code", "FIRST", "urgent", true)));
        assertThat(orders()).isOne();
    }

    @Test
    void theRefusalTellsWhatWasKeptAndWhatToDo() {
        made(Map.of("code", "FIRST"));
        Map<String, Object> other = Map.of("code", "OTHER");
        assertThat(keyed.post("/api/orders", other).json().get("detail").stringValue())
                .isEqualTo(
                        "The first attempt with this Idempotency-Key was saved, with other content, and stays as it is;"
                                + " what was sent now was not saved. Find it and correct it, or send this with another key.");
        assertThat(keyed.with("Accept-Language", "es-MX")
                        .post("/api/orders", other)
                        .json()
                        .get("detail")
                        .stringValue())
                .isEqualTo(
                        "El primer intento con esta Idempotency-Key sí se guardó, con otro contenido, y así se queda;"
                                + " lo de ahora no se guardó. Búsquelo y corríjalo, o mande lo de ahora con otra clave.");
    }

    @Test
    void theSameIsTheSameHoweverItIsWritten() {
        assertThat(keyed.post("/api/orders", "{\"code\":\"ONE\",\"price\":7.5,\"urgent\":true}")
                        .status())
                .isEqualTo(201);
        assertThat(keyed.with("Accept-Language", "es")
                        .post(
                                "/api/orders",
                                "{ \"urgent\": true, \"price\": \"7.50\", \"code\": \" ONE\", \"folio\": null }")
                        .status())
                .isEqualTo(200);
        assertThat(ShopSuite.administratorOf(UUID.randomUUID())
                        .with("Idempotency-Key", "k")
                        .post("/api/orders", Map.of("code", "THEIRS"))
                        .status())
                .as("another company's key")
                .isEqualTo(201);
    }

    @Test
    void anActIsDoneOnceAndWithWhatWasToldFirst() {
        String order = made(Map.of("code", "ACT"));
        caller.post(order + "/submit");
        Map<String, Object> first = Map.of("reason", "Too dear");
        Caller.Answer rejected = keyed.post(order + "/reject", first);
        mustBeUsedForOther(keyed.post(order + "/reject", Map.of("reason", "Too late")));
        assertThat(caller.get(order).text()).isEqualTo(rejected.text());
        assertThat(keyed.with("If-Match", "\"2\"")
                        .post(order + "/reject", first)
                        .text())
                .isEqualTo(rejected.text());
        Caller.Answer later = caller.post(order + "/submit");
        assertThat(keyed.post(order + "/reject", first).text()).isEqualTo(later.text());
        mustBeUsedForOther(keyed.post(order + "/reject", Map.of("reason", "Too late")));
    }

    @Test
    void whatWasDeletedSinceIsNotMadeAgain() {
        Map<String, Object> body = Map.of("code", "GONE");
        caller.delete(made(body));
        Caller.Answer again = keyed.post("/api/orders", body);
        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(again.json().get("type").stringValue()).isEqualTo("urn:erp:problem:deleted-since");
        assertThat(again.json().get("detail").stringValue()).contains("Idempotency-Key", "deleted");
        mustBeUsedForOther(keyed.post("/api/orders", Map.of("code", "OTHER")));
        assertThat(orders()).isZero();
        assertThat(caller.post("/api/orders", body).json().get("folio").stringValue())
                .as("no number is used up by refusals")
                .endsWith("000002");
    }

    @Test
    void aFileIsSavedOnceAndAnotherOneIsRefusedAsAWhole() {
        String file = "code,price\nA,1.5\nB,2\n";
        Caller.Answer first = importing(file, "");
        String order = "/api/orders/"
                + caller.get("/api/orders?sort=code").json().get(0).get("id").stringValue();
        caller.with("If-Match", "\"1\"").put(order, Map.of("code", "C"));
        assertThat(importing(file, "").text()).isEqualTo(first.text());
        caller.delete(order);
        assertThat(importing(file, "").text()).isEqualTo(first.text());
        mustBeUsedForOther(importing(file + "D,3\n", ""));
        mustBeUsedForOther(importing(file + "D,3\n", "?preview=true"));
        assertThat(importing(file, "?preview=true").json().get("errors").size()).isZero();
        assertThat(orders()).isOne();
    }

    @Test
    void whatADeviceBringsAgainIsKnownByWhatItTold() {
        Map<String, Object> record = Map.of("key", "k", "code", "DEVICE", "noticed", "offline");
        String order =
                "/api/orders/" + brought(record).json().at("/results/0/id").stringValue();
        caller.with("If-Match", "\"1\"").put(order, Map.of("code", "EDITED"));
        assertThat(brought(record).json().at("/results/0/outcome").stringValue())
                .isEqualTo("already-saved");
        assertThat(keyed.post("/api/orders", Map.of("code", "DEVICE")).status()).isEqualTo(200);
        assertThat(brought(Map.of("key", "k", "code", "EDITED"))
                        .json()
                        .at("/results/0/problem/type")
                        .stringValue())
                .isEqualTo(USED_FOR_OTHER);
        assertThat(orders()).isOne();
    }

    /** Of requests with one key and different content the first to come is saved, and nothing of the others. */
    @Test
    void manyAtOnceWithOneKeyEndAsOne() throws Exception {
        List<Integer> statuses = AtOnce.by(
                8,
                16,
                number -> keyed.post("/api/orders", Map.of("code", "N-" + number % 2))
                        .status());
        assertThat(statuses).containsOnlyOnce(201).contains(200, 422).allMatch(List.of(200, 201, 422)::contains);
        assertThat(orders()).isOne();
        assertThat(caller.get("/api/audit").header("x-total-count")).contains("1");
    }

    /** Versions before kept no hash, and told of what was created under an id of its own. */
    @Test
    void whatWasDoneBeforeAnythingWasKeptIsAnsweredAsItWas() throws SQLException {
        Map<String, Object> body = Map.of("code", "OLD");
        String order = made(body);
        caller.post(order + "/submit");
        Map<String, Object> told = Map.of("reason", "Too dear");
        keyed.post(order + "/reject", told);
        try (Connection superuser = ShopSuite.DATABASE.superuser();
                Statement sql = superuser.createStatement()) {
            sql.execute("UPDATE shop.audit_log SET request_hash = NULL WHERE tenant_id = '" + tenant + "'");
            sql.execute("UPDATE shop.audit_log SET id = gen_random_uuid() WHERE action = 'create' AND tenant_id = '"
                    + tenant + "'");
        }
        assertThat(keyed.post("/api/orders", body).status()).isEqualTo(200);
        mustBeUsedForOther(keyed.post("/api/orders", Map.of("code", "NEW")));
        assertThat(keyed.post(order + "/reject", told).status()).isEqualTo(200);
        assertThat(keyed.post(order + "/reject", Map.of("reason", "Too late"))
                        .json()
                        .get("reason")
                        .stringValue())
                .isEqualTo("Too dear");
    }

    private String made(Map<String, Object> body) {
        Caller.Answer answer = keyed.post("/api/orders", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return "/api/orders/" + answer.json().get("id").stringValue();
    }

    private int orders() {
        return caller.get("/api/orders").json().size();
    }

    private Caller.Answer brought(Map<String, Object> record) {
        return caller.post("/api/orders/sync", Map.of("records", List.of(record)));
    }

    private Caller.Answer importing(String file, String query) {
        return keyed.with("Content-Type", "text/csv").send("POST", "/api/orders/import" + query, Optional.of(file));
    }

    private static void mustBeUsedForOther(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().get("type").stringValue()).isEqualTo(USED_FOR_OTHER);
    }
}
