package dev.isem.erp.@PACKAGE@;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.People;
import dev.isem.erp.platform.kit.RouteRules;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The rules for routes, on this vertical's. */
class RoutesIT extends RouteRules {

    RoutesIT() {
        super(
                @CLASS@Suite.SERVING,
                new People(@CLASS@Suite.anonymous(), holding(@CLASS@Suite.NORTE), holding(@CLASS@Suite.SUR)));
    }

    private static Function<List<String>, Caller> holding(UUID tenant) {
        return permissions -> @CLASS@Suite.anonymous()
                .bearing(@CLASS@Suite.ISSUER.token(tenant, permissions.toArray(String[]::new)));
    }
}
