package dev.isem.erp.core;

import dev.isem.erp.core.token.TokenIssuer;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.People;
import dev.isem.erp.platform.kit.RouteRules;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The rules for routes, on the core's. */
class RoutesIT extends RouteRules {

    RoutesIT() {
        super(
                CoreSuite.CORE,
                new People(CoreSuite.anonymous(), holding("admin@norte.example"), holding("admin@sur.example")));
    }

    /** A person of the demo, by a token that says what a test wants. */
    private static Function<List<String>, Caller> holding(String email) {
        JsonNode user = CoreSuite.signIn(email).json().get("user");
        UUID person = UUID.fromString(user.get("id").stringValue());
        UUID tenant = UUID.fromString(user.at("/tenant/id").stringValue());
        TokenIssuer issuer = CoreSuite.CORE.bean(TokenIssuer.class);
        return permissions ->
                CoreSuite.anonymous().bearing(issuer.issue(person, tenant, UUID.randomUUID(), List.of(), permissions));
    }
}
