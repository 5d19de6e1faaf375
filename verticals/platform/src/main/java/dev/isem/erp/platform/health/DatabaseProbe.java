package dev.isem.erp.platform.health;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Takes a connection from the pool as a request would, and asks whether it is alive. */
public final class DatabaseProbe implements Probe {

    private static final int TIMEOUT_SECONDS = 2;

    private final DataSource pool;

    /** Asks the bare pool, for no row is read. */
    public DatabaseProbe(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "db";
    }

    @Override
    public boolean answers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(TIMEOUT_SECONDS);
        } catch (SQLException | IllegalStateException away) {
            return false;
        }
    }
}
