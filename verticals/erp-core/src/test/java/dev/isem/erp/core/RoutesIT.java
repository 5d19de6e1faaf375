package dev.isem.erp.core;

import dev.isem.erp.core.token.TokenIssuer;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.People;
import dev.isem.erp.platform.kit.RouteRules;
import dev.isem.erp.platform.stock.NightlyVerification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;

/** The rules for routes, on the core's. */
class RoutesIT extends RouteRules {

    RoutesIT() {
        super(
                CoreSuite.CORE,
                new People(CoreSuite.anonymous(), holding("admin@norte.example"), holding("admin@sur.example")));
    }

    /** Moves and counts are fixed once they are done, as most of the demo's are; and its stock adds up. */
    @BeforeAll
    static void openDocuments() throws SQLException {
        Storeroom room = Storeroom.of(CoreSuite.as("admin@norte.example"));
        String product = room.product("2");
        room.receipt(product, "1");
        String count = Storeroom.made(room.person, "/api/inventory/counts", "locationId", room.location);
        Storeroom.made(room.person, "/api/inventory/count-lines", "countId", count, "productId", product, "qty", "1");
        CoreSuite.CORE.bean(NightlyVerification.class).look();
        try (Connection database = CoreSuite.DATABASE.superuser();
                Statement insert = database.createStatement()) {
            insert.executeUpdate("INSERT INTO inventory.verification_findings"
                    + " (tenant_id, id, verification_id, rule, product_id, expected, found)"
                    + " SELECT tenant_id, gen_random_uuid(), id, 'value-is-sum-of-moves', gen_random_uuid(), 1, 2"
                    + " FROM inventory.verifications");
        }
    }

    /** Other tests may have moved it on. */
    private static int epochOf(UUID tenant, UUID person) {
        try (Connection database = CoreSuite.DATABASE.superuser();
                PreparedStatement read = database.prepareStatement(
                        "SELECT token_epoch FROM auth.users WHERE tenant_id = ? AND id = ?")) {
            read.setObject(1, tenant);
            read.setObject(2, person);
            ResultSet row = read.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A person of the demo, by a token that says what a test wants. */
    private static Function<List<String>, Caller> holding(String email) {
        JsonNode user = CoreSuite.signIn(email).json().get("user");
        UUID person = UUID.fromString(user.get("id").stringValue());
        UUID tenant = UUID.fromString(user.at("/tenant/id").stringValue());
        TokenIssuer issuer = CoreSuite.CORE.bean(TokenIssuer.class);
        return permissions -> CoreSuite.anonymous()
                .bearing(issuer.issue(
                        person, tenant, UUID.randomUUID(), epochOf(tenant, person), List.of(), permissions, List.of()));
    }
}
