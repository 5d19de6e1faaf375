package dev.isem.erp.steps;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Where the shared database listens, and how a step connects to it: directly, never through a pooler. */
public record DatabaseAddress(String host, int port, String database, Tls tls) {

    /**
     * A holder that dies must lose the lock within seconds, not at TCP's leisure; and a step that waits for a table
     * must stop waiting before it blocks the application behind it.
     */
    private static final String SESSION_OPTIONS = "-c client_connection_check_interval=2s"
            + " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
            + " -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s -c statement_timeout=0";

    /** Who enforces NetworkPolicies hears of a pod a moment after it began, and refuses its connections until then. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final String NOT_REACHED = "08001";

    /**
     * A new session of the given role. A way that is not open yet is tried again for ten seconds.
     *
     * @param application what others see in {@code pg_stat_activity} while they wait for this session
     */
    public Connection connect(String user, String password, String application) throws SQLException {
        Properties properties = tls.properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", application);
        properties.setProperty("options", SESSION_OPTIONS);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection(
                        "jdbc:postgresql://" + host + ":" + port + "/" + database, properties);
            } catch (SQLException refused) {
                if (!NOT_REACHED.equals(refused.getSQLState()) || System.nanoTime() - deadline >= 0) {
                    throw refused;
                }
                pause(refused);
            }
        }
    }

    private static void pause(SQLException refused) throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw refused;
        }
    }
}
