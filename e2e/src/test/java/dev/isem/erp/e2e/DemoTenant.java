package dev.isem.erp.e2e;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The ids that the demo data gives its tenants. */
final class DemoTenant {

    private DemoTenant() {}

    static String id(String slug) {
        return UUID.nameUUIDFromBytes(("demo/" + slug + "/tenant").getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
