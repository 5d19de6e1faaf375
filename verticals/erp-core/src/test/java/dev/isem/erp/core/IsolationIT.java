package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.check.DatabaseCheck;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Catalogue;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.settings.Settings;
import dev.isem.erp.platform.stock.Origin;
import dev.isem.erp.platform.stock.Reservation;
import dev.isem.erp.platform.stock.Stock;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class IsolationIT {

    @Test
    void everyTableKeepsTenantsApartSaveTheseForTheseReasons() throws SQLException {
        try (Connection catalogue = CoreSuite.DATABASE.superuser()) {
            assertThat(Catalogue.brokenRules(catalogue, "auth", "core", "inventory"))
                    .containsExactlyInAnyOrder(
                            // A tenant's own id is the tenant.
                            "auth.tenants: no tenant_id NOT NULL",
                            "auth.tenants: tenants_pkey does not lead with tenant_id",
                            "auth.tenants: tenants_slug_key does not lead with tenant_id",
                            "auth.tenants: no index leads with tenant_id",
                            // Who can sign in has no tenant yet; the next test shows that nobody reads it.
                            "auth.identities: no tenant_id NOT NULL",
                            "auth.identities: lacks the policy tenant_isolation as erp.isolate_by_tenant makes it",
                            "auth.identities: lacks the policy maintenance as erp.isolate_by_tenant makes it",
                            "auth.identities: the policy shared shows more than those of the suite",
                            "auth.identities: identities_pkey does not lead with tenant_id",
                            "auth.identities: identities_email_key does not lead with tenant_id",
                            "auth.identities: no index leads with tenant_id",
                            // A person is the same in every tenant.
                            "auth.users: users_id_fkey leaves tenant_id out");
        }
    }

    @Test
    void nobodyReadsOrWritesIdentitiesButTheirFunctions() throws SQLException {
        String tenant = tenantOf("admin@norte.example");
        try (Connection app = CoreSuite.DATABASE.app(CoreSuite.MANIFEST, tenant);
                Statement statement = app.createStatement()) {
            assertThat(count(statement, "auth.identities")).isZero();
            assertThat(statement.executeUpdate("UPDATE auth.identities SET password_hash = 'x'"))
                    .isZero();
            assertThat(statement.executeUpdate("DELETE FROM auth.identities")).isZero();
            assertThat(count(statement, "auth.find_identity('admin@norte.example')"))
                    .isOne();
        }
    }

    /** The one function that tells of all companies tells nothing to a company that no role of its own lets read them. */
    @Test
    void theCompaniesOfTheSuiteAreShownToWhoeverRunsItAlone() throws SQLException {
        Caller chief = CoreSuite.ofNewCompany("Curiosa");
        String curious = chief.get("/api/auth/me").json().at("/tenant/id").stringValue();
        assertThat(companiesSeenBy(tenantOf("admin@norte.example"))).isGreaterThan(2);
        for (String tenant : List.of(tenantOf("admin@sur.example"), curious, "")) {
            assertThat(companiesSeenBy(tenant)).as(tenant).isZero();
        }
        Caller.Answer grasping = chief.post(
                "/api/roles",
                Map.of("code", "curiosa", "name", "Curiosa", "permissions", List.of("suite-tenants:read")));
        assertThat(grasping.status()).as(grasping.text()).isEqualTo(422);
    }

    private static int companiesSeenBy(String tenant) throws SQLException {
        try (Connection app = CoreSuite.DATABASE.app(CoreSuite.MANIFEST, tenant);
                Statement statement = app.createStatement()) {
            return count(statement, "auth.suite_tenants()");
        }
    }

    @Test
    void theServingRoleSeesNothingWithoutATenantAndDefinesNothing() {
        DatabaseCheck.Report report = DatabaseCheck.run(CoreSuite.CORE.bean(Settings.class));
        assertThat(report.findings()).isEmpty();
        assertThat(report.tables()).containsEntry("core.partners", "0").containsEntry("auth.users", "0");
    }

    /** What no endpoint shows, or not as it is stored, is asked of the tables themselves. */
    @ParameterizedTest
    @ValueSource(strings = {"quants", "moves", "reservations", "counts", "count_lines"})
    void theServingRoleSeesTheStockOfOneTenant(String table) throws SQLException {
        reserveSomethingInEachTenant();
        for (String person : List.of("admin@norte.example", "admin@sur.example")) {
            String tenant = tenantOf(person);
            try (Connection app = CoreSuite.DATABASE.app(CoreSuite.MANIFEST, tenant);
                    Statement statement = app.createStatement()) {
                String rows = "inventory." + table + " WHERE tenant_id ";
                assertThat(count(statement, rows + "= '" + tenant + "'")).isPositive();
                assertThat(count(statement, rows + "<> '" + tenant + "'")).isZero();
            }
        }
    }

    /** Verticals reserve; the core itself has no document that does. */
    private static void reserveSomethingInEachTenant() {
        Store store = CoreSuite.CORE.bean(Store.class);
        Stock stock = CoreSuite.CORE.bean(Stock.class);
        for (String tenant : List.of("norte", "sur")) {
            Origin origin = new Origin("test", UUID.randomUUID());
            Tenancy.call(
                    DemoData.tenant(tenant),
                    () -> store.transactions().write(() -> {
                        stock.reserve(List.of(new Reservation(
                                UUID.randomUUID(),
                                DemoData.id(tenant, "cemento"),
                                DemoData.id(tenant, "patio"),
                                new BigDecimal("0.0001"),
                                origin)));
                        return tenant;
                    }));
        }
    }

    @Test
    void aTenantInTheBodyOrAHeaderIsIgnored() {
        Caller sur = CoreSuite.as("admin@sur.example");
        Caller.Answer made = sur.with("X-Tenant-Id", tenantOf("admin@norte.example"))
                .post(
                        "/api/partners",
                        Map.of("code", "IGN-1", "name", "Ignorado", "tenantId", tenantOf("admin@norte.example")));
        assertThat(made.status()).isEqualTo(201);
        String one = "/api/partners/" + made.json().get("id").stringValue();
        assertThat(CoreSuite.as("admin@norte.example").get(one).status()).isEqualTo(404);
        assertThat(sur.get(one).status()).isEqualTo(200);
        assertThat(sur.delete(one).status()).isEqualTo(204);
    }

    @Test
    void anotherTenantsRecordInABodyReadsLikeARandomId() {
        JsonNode foreign = CoreSuite.as("admin@norte.example")
                .get("/api/warehouses")
                .json()
                .get(0);
        Caller sur = CoreSuite.as("admin@sur.example");
        Caller.Answer known =
                sur.post("/api/locations", location(foreign.get("id").stringValue()));
        Caller.Answer random = sur.post("/api/locations", location("00000000-0000-4000-8000-000000000000"));
        assertThat(known.status()).isEqualTo(422);
        assertThat(known.text()).isEqualTo(random.text());
    }

    private static Map<String, Object> location(String warehouse) {
        return Map.of("warehouseId", warehouse, "code", "X", "name", "X", "usage", "internal");
    }

    private static String tenantOf(String email) {
        return CoreSuite.signIn(email).json().at("/user/tenant/id").stringValue();
    }

    private static int count(Statement statement, String from) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
