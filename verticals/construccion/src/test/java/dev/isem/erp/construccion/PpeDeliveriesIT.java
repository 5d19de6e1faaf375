package dev.isem.erp.construccion;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Protective equipment: who got what, and when. */
class PpeDeliveriesIT {

    private static final String MARCH = "2025-03-10";

    private final Labour labour = new Labour();
    private final Site site = labour.site;

    @Test
    void equipmentIsHandedToEmployeesAndStaysWritten() {
        String ana = labour.employee("E-1");
        String delivery = Site.id(site.made("ppe-deliveries", deliveryOf(ana, MARCH)));
        site.refusedAt("/employeeId", "ppe-deliveries", deliveryOf(ana, "2024-12-31"));
        Map<String, Object> none = deliveryOf(ana, MARCH);
        none.put("quantity", 0);
        site.refusedAt("/quantity", "ppe-deliveries", none);
        Site.refused(405, site.put("ppe-deliveries", delivery, deliveryOf(ana, MARCH)));
        Site.refused(405, site.chief.delete("/api/ppe-deliveries/" + delivery));
    }

    @Test
    void nothingIsHandedOutTomorrow() {
        site.refusedAt("/deliveredOn", "ppe-deliveries", deliveryOf(labour.employee("E-1"), "2999-01-01"));
    }

    private static Map<String, Object> deliveryOf(String employee, String day) {
        Map<String, Object> delivery = new HashMap<>();
        delivery.put("employeeId", employee);
        delivery.put("item", "Casco");
        delivery.put("quantity", 1);
        delivery.put("deliveredOn", day);
        return delivery;
    }
}
