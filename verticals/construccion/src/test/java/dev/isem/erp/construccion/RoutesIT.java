package dev.isem.erp.construccion;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.People;
import dev.isem.erp.platform.kit.RouteRules;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The rules for routes, on construction's. */
class RoutesIT extends RouteRules {

    RoutesIT() {
        super(
                ConstruccionSuite.CONSTRUCCION,
                new People(
                        ConstruccionSuite.anonymous(),
                        holding(ConstruccionSuite.NORTE),
                        holding(ConstruccionSuite.SUR)));
    }

    private static Function<List<String>, Caller> holding(UUID tenant) {
        return permissions -> ConstruccionSuite.anonymous()
                .bearing(ConstruccionSuite.ISSUER.token(tenant, permissions.toArray(String[]::new)));
    }
}
