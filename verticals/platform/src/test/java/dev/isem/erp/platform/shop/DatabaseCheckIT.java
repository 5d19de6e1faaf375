package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.check.DatabaseCheck;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.settings.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command {@code db-check} and a plain request see when a table's policy is not what it should be. */
class DatabaseCheckIT {

    private static final UUID TENANT = UUID.randomUUID();

    private final Caller administrator = ShopSuite.administratorOf(TENANT);
    private String isolation = "";

    @BeforeEach
    void anOrderAndItsPolicy() throws SQLException {
        isolation = one("SELECT pg_get_expr(polqual, polrelid) FROM pg_policy"
                + " WHERE polrelid = 'shop.orders'::regclass AND polname = 'tenant_isolation'");
        Caller.Answer order = administrator.post(
                "/api/orders",
                Map.of("code", "CHECK-" + UUID.randomUUID().toString().substring(0, 8)));
        assertThat(order.status()).as(order.text()).isEqualTo(201);
    }

    @AfterEach
    void thePolicyAsItWas() throws SQLException {
        isolateBy(isolation);
    }

    @Test
    void nothingIsFoundWhileThePolicyStands() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void rowsThatShowWithoutATenantAreFound() throws SQLException {
        isolateBy("true");
        assertThat(findings()).anyMatch(finding -> finding.matches("shop.orders shows \\d+ rows without a tenant"));
    }

    @Test
    void underAnotherSettingNobodySeesAnythingAndNothingIsWritten() throws SQLException {
        isolateBy(isolation.replace("app.current_tenant", "app.another_name"));
        assertThat(administrator.get("/api/orders").json()).isEmpty();
        assertThat(administrator.post("/api/orders", Map.of("code", "UNSEEN")).status())
                .isGreaterThanOrEqualTo(400);
        thePolicyAsItWas();
        assertThat(administrator.get("/api/orders").text()).contains("CHECK-").doesNotContain("UNSEEN");
    }

    private static List<String> findings() {
        return DatabaseCheck.run(ShopSuite.SHOP.bean(Settings.class)).findings();
    }

    private static void isolateBy(String condition) throws SQLException {
        try (Connection superuser = ShopSuite.DATABASE.superuser();
                Statement sql = superuser.createStatement()) {
            sql.execute("ALTER POLICY tenant_isolation ON shop.orders USING (" + condition + ")");
        }
    }

    private static String one(String query) throws SQLException {
        try (Connection superuser = ShopSuite.DATABASE.superuser();
                Statement sql = superuser.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
