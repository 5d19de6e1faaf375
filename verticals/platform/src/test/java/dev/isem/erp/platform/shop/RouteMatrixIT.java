package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.People;
import dev.isem.erp.platform.kit.RouteMatrix;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The walk over the routes finds what is broken: here it is told that people are strangers who are not. */
class RouteMatrixIT {

    private static final UUID TENANT = UUID.randomUUID();
    private static final Caller NOBODY = Caller.of(ShopSuite.SHOP.uri());

    static {
        Caller.Answer order = ShopSuite.administratorOf(TENANT).post("/api/orders", Map.of("code", "MATRIX"));
        assertThat(order.status()).as(order.text()).isEqualTo(201);
    }

    @Test
    void aRecordThatAnotherTenantReachesIsNamedWithItsRoute() {
        assertThat(new RouteMatrix(new People(NOBODY, RouteMatrixIT::ours, RouteMatrixIT::ours)).forAnothersRecords())
                .contains(
                        "GET /api/audit/{id} of another tenant answered 200",
                        "GET /api/audit?id= shows another tenant's record",
                        "GET /api/audit shows another tenant's record",
                        "GET /api/audit/export shows another tenant's record",
                        "DELETE /api/orders/{id} of another tenant answered 204",
                        "GET /api/orders: a record was changed from another tenant");
    }

    @Test
    void aRouteThatAnswersWithoutATokenIsNamed() {
        Caller signedIn = ShopSuite.administratorOf(TENANT);
        assertThat(new RouteMatrix(new People(signedIn, RouteMatrixIT::ours, RouteMatrixIT::theirs)).withoutToken())
                .contains("GET /api/orders without a token answered 200");
    }

    @Test
    void aRouteThatAnswersWithoutItsPermissionIsNamed() {
        assertThat(new RouteMatrix(new People(NOBODY, _ -> ShopSuite.administratorOf(TENANT), RouteMatrixIT::theirs))
                        .withoutPermission())
                .contains(
                        "GET /api/orders without orders:read answered 200",
                        "DELETE /api/orders/{id} without orders:delete answered 404");
    }

    private static Caller ours(List<String> permissions) {
        return ShopSuite.callerIn(TENANT, permissions.toArray(String[]::new));
    }

    private static Caller theirs(List<String> permissions) {
        return ShopSuite.callerIn(UUID.randomUUID(), permissions.toArray(String[]::new));
    }
}
