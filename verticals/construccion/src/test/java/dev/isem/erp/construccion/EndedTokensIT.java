package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tokens that the core has ended, by the rows that it writes then. */
class EndedTokensIT {

    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(2500);

    private final UUID tenant = UUID.randomUUID();
    private final Caller person = ConstruccionSuite.callerIn(tenant, "projects:read");

    @Test
    void aTokenOfAnEpochThatIsOverIsRefusedWithinASecond() throws Exception {
        assertThat(status()).isEqualTo(200);
        write("UPDATE auth.users SET token_epoch = token_epoch + 1 WHERE tenant_id = '" + tenant + "'");
        assertRefusedSoon();
    }

    @Test
    void whoIsNotActiveIsRefusedWithinASecond() throws Exception {
        assertThat(status()).isEqualTo(200);
        write("UPDATE auth.users SET status = 'inactive' WHERE tenant_id = '" + tenant + "'");
        assertRefusedSoon();
        write("UPDATE auth.users SET status = 'active' WHERE tenant_id = '" + tenant + "'");
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void thePeopleOfASuspendedCompanyAreRefusedWithinASecond() throws Exception {
        assertThat(status()).isEqualTo(200);
        write("INSERT INTO auth.tenants (id, name, status) VALUES ('" + tenant + "', 'Lejana', 'suspended')");
        assertRefusedSoon();
    }

    @Test
    void whoTheCoreDoesNotKnowIsRefused() throws Exception {
        write("DELETE FROM auth.users WHERE tenant_id = '" + tenant + "'");
        assertThat(status()).isEqualTo(401);
    }

    private int status() {
        return person.get("/api/projects").status();
    }

    private void assertRefusedSoon() throws InterruptedException {
        long end = System.nanoTime() + SOON_NANOS;
        while (status() == 200 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(status()).isEqualTo(401);
    }

    private static void write(String sql) throws SQLException {
        try (Connection core = ConstruccionSuite.DATABASE.superuser();
                Statement statement = core.createStatement()) {
            statement.execute(sql);
        }
    }
}
