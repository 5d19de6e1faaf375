package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What every resource of every vertical does, shown on partners. */
class RecordsIT {

    private final Caller norte = CoreSuite.as("admin@norte.example");

    @Test
    void aListIsSearchedSortedAndCutIntoPages() {
        Caller.Answer all = norte.get("/api/partners?size=3&page=0&sort=code,desc&kind=supplier");
        assertThat(all.header("x-total-count")).contains("3");
        assertThat(all.json().get(0).get("code").stringValue()).isEqualTo("PRO-003");
        Caller.Answer found = norte.get("/api/partners?q=sierra%20CLI");
        assertThat(found.json().size()).isEqualTo(1);
        assertThat(norte.get("/api/partners?q=100%25").json().isEmpty()).isTrue();
        assertThat(norte.get("/api/partners?sort=tenant_id").status()).isEqualTo(400);
        assertThat(norte.get("/api/partners?size=9999").status()).isEqualTo(400);
    }

    @Test
    void aStaleVersionIsRefusedAndAMissingOneAskedFor() {
        String one = created("STALE");
        Map<String, Object> change = Map.of("code", code("STALE"), "name", "Otro nombre", "kind", "both");
        assertThat(norte.put(one, change).status()).isEqualTo(428);
        Caller.Answer first = norte.with("If-Match", "\"1\"").put(one, change);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("etag")).contains("\"2\"");
        assertThat(norte.with("If-Match", "\"1\"").put(one, change).status()).isEqualTo(412);
        assertThat(norte.with("If-Match", "\"1\"").delete(one).status()).isEqualTo(412);
        assertThat(norte.with("If-Match", "\"2\"").delete(one).status()).isEqualTo(204);
        assertThat(norte.delete(one).status()).isEqualTo(404);
    }

    @Test
    void aRepeatedRequestWithOneKeyMakesOneRecord() {
        Caller keyed = norte.with("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> body = Map.of("code", code("IDEM"), "name", "Una vez", "creditLimit", "10.5");
        Caller.Answer first = keyed.post("/api/partners", body);
        Caller.Answer second = keyed.post("/api/partners", body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        Caller.Answer other = keyed.post("/api/partners", Map.of("code", code("IDEM"), "name", "Otra cosa"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("type").stringValue()).isEqualTo("urn:erp:problem:key-used-for-other");
        norte.delete("/api/partners/" + first.json().get("id").stringValue());
    }

    @Test
    void faultsAreToldFieldByFieldInThePersonsLanguage() {
        Map<String, Object> bad = Map.of("code", "á", "kind", "friend", "creditLimit", "-1");
        JsonNode english = norte.post("/api/partners", bad).json();
        assertThat(english.get("errors").toString())
                .contains("/code", "/name", "It is required.", "/kind", "/creditLimit");
        JsonNode spanish = norte.with("Accept-Language", "es-MX")
                .post("/api/partners", bad)
                .json();
        assertThat(spanish.get("errors").toString()).contains("Es obligatorio.");
        assertThat(norte.post("/api/partners", "{\"code\":").status()).isEqualTo(400);
        assertThat(norte.post("/api/partners", "[]").status()).isEqualTo(400);
        assertThat(norte.post("/api/partners", "\"" + "x".repeat(300_000) + "\"")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aTaxRateIsAPartOfOne() {
        Map<String, Object> product = Map.of("sku", "IVA-16", "name", "X", "uom", "pz", "price", "1", "taxRate", "16");
        Caller.Answer answer = norte.post("/api/products", product);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo("/taxRate");
    }

    @Test
    void aDuplicateNamesItsFieldAndNoValue() {
        Caller.Answer answer = norte.post("/api/partners", Map.of("code", "CLI-001", "name", "Doble"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo("/code");
        assertThat(answer.text()).doesNotContain("CLI-001");
    }

    @Test
    void whatOthersUseIsNotDeleted() {
        JsonNode warehouse = norte.get("/api/warehouses").json().get(0);
        assertThat(norte.delete("/api/warehouses/" + warehouse.get("id").stringValue())
                        .status())
                .isEqualTo(409);
    }

    private String created(String name) {
        Caller.Answer answer = norte.post("/api/partners", Map.of("code", code(name), "name", name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return "/api/partners/" + answer.json().get("id").stringValue();
    }

    private static String code(String name) {
        return name + "-TEST";
    }
}
