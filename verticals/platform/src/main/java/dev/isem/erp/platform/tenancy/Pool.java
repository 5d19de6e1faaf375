package dev.isem.erp.platform.tenancy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.isem.erp.platform.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to the shared database. The first is opened beside the rest of the start, which does not wait for it. */
public final class Pool {

    private static final Duration WAIT = Duration.ofSeconds(5);

    /** A search path without a vertical's schema: every statement names its tables in full. */
    private static final String SESSION_OPTIONS = "-c search_path=pg_catalog -c lock_timeout=5s"
            + " -c statement_timeout=30s -c idle_in_transaction_session_timeout=30s";

    private Pool() {}

    public static HikariDataSource open(Settings settings, @Nullable MeterRegistry figures, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(settings.vertical());
        pool.setDataSource(new PasswordFileDataSource(settings));
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(WAIT.toMillis());
        pool.setValidationTimeout(WAIT.toMillis() / 2);
        // Otherwise a context without database could not even be built.
        pool.setInitializationFailTimeout(-1);
        if (figures != null) {
            pool.setMetricRegistry(figures);
        }
        return new HikariDataSource(pool);
    }

    public static HikariDataSource open(Settings settings, @Nullable MeterRegistry figures) {
        return open(settings, figures, settings.database().connections());
    }

    /** Reads the password for each new connection, so a rotated one is in use without a restart. */
    private static final class PasswordFileDataSource extends PGSimpleDataSource {

        private static final long serialVersionUID = 1L;

        private final transient Settings.Database database;

        PasswordFileDataSource(Settings settings) {
            this.database = settings.database();
            setServerNames(new String[] {database.host()});
            setPortNumbers(new int[] {database.port()});
            setDatabaseName(database.name());
            setSslMode(database.tls().mode());
            if (!database.tls().authority().isEmpty()) {
                setSslRootCert(database.tls().authority());
            }
            setApplicationName(settings.vertical() + " " + settings.version());
            setOptions(SESSION_OPTIONS);
            setConnectTimeout((int) WAIT.toSeconds());
            setSocketTimeout(60);
            setTcpKeepAlive(true);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return super.getConnection(database.user(), Settings.secret(database.passwordFile()));
        }
    }
}
