package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.settings.Settings;
import dev.isem.erp.platform.tenancy.OnlyInTransactions;
import dev.isem.erp.platform.tenancy.Pool;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.TenantTransactions;
import dev.isem.erp.platform.tenancy.Transactions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One connection that two tenants take turns at: what one leaves behind, the other would find. */
class PoolOfOneIT {

    private static final HikariDataSource POOL = Pool.open(CoreSuite.CORE.bean(Settings.class), null, 1);
    private static final TenantTransactions MANAGER = new TenantTransactions(new OnlyInTransactions(POOL));
    private static final JdbcClient JDBC = JdbcClient.create(MANAGER.dataSource());
    private static final Transactions TRANSACTIONS = new Transactions(MANAGER);
    private static final List<UUID> TENANTS = List.of(DemoData.tenant("norte"), DemoData.tenant("sur"));

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void aThousandTurnsWithFailuresBetweenNeverShowAnothersRow() {
        for (int turn = 0; turn < 1000; turn++) {
            UUID tenant = TENANTS.get(turn % 2);
            if (turn % 7 == 0) {
                fail(tenant);
            }
            List<UUID> seen = Tenancy.call(tenant, () -> TRANSACTIONS.read(PoolOfOneIT::tenantsSeen));
            assertThat(seen).containsOnly(tenant);
        }
    }

    @Test
    void beforeTheTenantIsKnownThereIsNoRow() {
        assertThat(Tenancy.<List<UUID>, RuntimeException>callBeforeTenant(
                        () -> TRANSACTIONS.read(PoolOfOneIT::tenantsSeen)))
                .isEmpty();
    }

    @Test
    void withoutATenantNoQueryIsSent() {
        assertThatThrownBy(() -> TRANSACTIONS.read(PoolOfOneIT::tenantsSeen)).isInstanceOf(Tenancy.NoTenant.class);
        assertThat(POOL.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void aStatementOutsideATransactionFails() {
        assertThatThrownBy(() -> Tenancy.call(TENANTS.getFirst(), PoolOfOneIT::tenantsSeen))
                .hasRootCauseInstanceOf(OnlyInTransactions.OutsideTransaction.class);
    }

    @Test
    void aReadingTransactionCannotWrite() {
        assertThatThrownBy(() -> Tenancy.call(
                        TENANTS.getFirst(),
                        () -> TRANSACTIONS.read(
                                () -> JDBC.sql("DELETE FROM core.partners").update())))
                .hasMessageContaining("read-only");
    }

    private static void fail(UUID tenant) {
        assertThatThrownBy(() -> Tenancy.call(
                        tenant,
                        () -> TRANSACTIONS.write(() ->
                                JDBC.sql("SELECT 1 / 0").query(Integer.class).single())))
                .hasMessageContaining("division by zero");
    }

    private static List<UUID> tenantsSeen() {
        return JDBC.sql("SELECT DISTINCT tenant_id FROM core.partners")
                .query(UUID.class)
                .list();
    }
}
