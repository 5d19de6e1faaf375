package dev.isem.erp.platform.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hands out connections to beginning transactions alone. A statement outside of one has no tenant: it would find no
 * row and look like an empty table, so it fails instead.
 */
public final class OnlyInTransactions extends DelegatingDataSource {

    private static final ScopedValue<String> OPENING = ScopedValue.newInstance();

    public OnlyInTransactions(DataSource pool) {
        super(pool);
    }

    static void opening(String tenant, Runnable begin) {
        ScopedValue.where(OPENING, tenant).run(begin);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!OPENING.isBound()) {
            throw new OutsideTransaction();
        }
        return super.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) {
        throw new OutsideTransaction();
    }

    /** A programming error: a statement ran where no transaction had said for whom. */
    public static final class OutsideTransaction extends IllegalStateException {
        OutsideTransaction() {
            super("A statement ran outside a transaction. It was not sent. Wrap the work in Transactions.");
        }
    }
}
