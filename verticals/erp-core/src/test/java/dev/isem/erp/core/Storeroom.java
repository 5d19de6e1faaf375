package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A location of its own in the demo company's warehouse, and goods that come to it and leave it. */
final class Storeroom {

    final Caller person;
    final String location;

    private Storeroom(Caller person, String location) {
        this.person = person;
        this.location = location;
    }

    static Storeroom of(Caller person) {
        JsonNode warehouse = person.get("/api/warehouses").json().get(0);
        return new Storeroom(
                person, made(person, "/api/locations", "warehouseId", id(warehouse), "code", code(), "name", "Cuarto"));
    }

    String product(String cost) {
        return made(person, "/api/products", product(code(), true, "goods", cost));
    }

    static Map<String, Object> product(String sku, boolean active, String type, String cost) {
        return body(
                "sku",
                sku,
                "name",
                "Producto " + sku,
                "uom",
                "pza",
                "price",
                "9",
                "active",
                active,
                "type",
                type,
                "cost",
                cost);
    }

    /** A draft of goods that come from the supplier. */
    String receipt(String product, String qty) {
        return made(person, "/api/inventory/moves", "productId", product, "toLocationId", location, "qty", qty);
    }

    /** A draft of goods that go to the customer. */
    String issue(String product, String qty) {
        return made(person, "/api/inventory/moves", "productId", product, "fromLocationId", location, "qty", qty);
    }

    void receive(String product, String qty) {
        assertThat(confirm(receipt(product, qty)).status()).isEqualTo(200);
    }

    Caller.Answer confirm(String move) {
        return person.post("/api/inventory/moves/" + move + "/confirm");
    }

    /** What lies here. */
    JsonNode stock(String product) {
        return person.get("/api/inventory/quants?productId=" + product + "&locationId=" + location)
                .json()
                .get(0);
    }

    String qty(String product) {
        return stock(product).get("qty").stringValue();
    }

    static String made(Caller person, String path, Object... fields) {
        return made(person, path, body(fields));
    }

    static String made(Caller person, String path, Map<String, Object> body) {
        Caller.Answer answer = person.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id(answer.json());
    }

    static Map<String, Object> body(Object... fields) {
        Map<String, Object> body = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            body.put((String) fields[i], fields[i + 1]);
        }
        assertThat(body).as(Arrays.toString(fields)).hasSize(fields.length / 2);
        return body;
    }

    static String id(JsonNode record) {
        return record.get("id").stringValue();
    }

    static String code() {
        return "T-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
