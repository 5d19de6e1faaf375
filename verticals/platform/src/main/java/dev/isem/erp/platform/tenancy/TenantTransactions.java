package dev.isem.erp.platform.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins each transaction by telling PostgreSQL whose rows it is about: the one place that does. Without a tenant no
 * connection is even taken from the pool.
 */
public final class TenantTransactions extends DataSourceTransactionManager {

    /** Local to the transaction, for a pooled connection outlives its borrower. SET LOCAL takes no parameter. */
    private static final String SET_TENANT = "SELECT set_config('app.current_tenant', ?, true)";

    /** Begins transactions on the guarded data source, which only this class may open. */
    public TenantTransactions(DataSource dataSource) {
        super(dataSource);
    }

    /** The data source whose connections have a tenant. */
    public DataSource dataSource() {
        return obtainDataSource();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        String tenant = Tenancy.setting();
        OnlyInTransactions.opening(tenant, () -> super.doBegin(transaction, definition));
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET_TENANT)) {
            statement.setString(1, Tenancy.setting());
            statement.execute();
        }
        super.prepareTransactionalConnection(connection, definition);
    }
}
