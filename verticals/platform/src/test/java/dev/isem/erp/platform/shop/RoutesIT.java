package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.People;
import dev.isem.erp.platform.kit.RouteRules;
import java.util.Map;
import java.util.UUID;

/** The rules by which each vertical's build asks for its own routes, on the shop's. */
class RoutesIT extends RouteRules {

    private static final UUID OURS = tenantWithRecords();
    private static final UUID THEIRS = tenantWithRecords();

    RoutesIT() {
        super(
                ShopSuite.SHOP,
                new People(
                        Caller.of(ShopSuite.SHOP.uri()),
                        permissions -> ShopSuite.callerIn(OURS, permissions.toArray(String[]::new)),
                        permissions -> ShopSuite.callerIn(THEIRS, permissions.toArray(String[]::new))));
    }

    private static UUID tenantWithRecords() {
        UUID tenant = UUID.randomUUID();
        Caller caller = ShopSuite.administratorOf(tenant);
        Caller.Answer order = caller.post("/api/orders", Map.of("code", "ROUTE"));
        assertThat(order.status()).as(order.text()).isEqualTo(201);
        for (String name : new String[] {"one", "two"}) {
            Caller.Answer line = caller.post(
                    "/api/order-lines", Map.of("orderId", order.json().get("id").stringValue(), "name", name));
            assertThat(line.status()).as(line.text()).isEqualTo(201);
        }
        Caller.Answer offer = caller.post(
                "/api/offers", Map.of("article", "ROUTE", "startsOn", "2026-03-01", "endsOn", "2026-03-10"));
        assertThat(offer.status()).as(offer.text()).isEqualTo(201);
        return tenant;
    }
}
