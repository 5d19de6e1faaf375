package dev.isem.erp.platform.security;

import dev.isem.erp.platform.tenancy.Transactions;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Access tokens that ended before their time, told by the rows of their person and company, which every vertical may read:
 * all require {@code auth.users} and {@code auth.tenants}. A token is asked about once a second, so an end counts within
 * that. When the database is away nobody is let in, and nobody is told that their session ended.
 */
public final class EndedTokens implements Revocations {

    /**
     * Nothing for who is not let in. A manifest says which tables it requires, not which columns they have. So the epoch is
     * asked of the row as a whole: an issuer that is older than the column has none, and ends nothing but people and companies.
     */
    private static final String EPOCH = """
            SELECT to_jsonb(u) ->> 'token_epoch' AS epoch
              FROM auth.users u
             WHERE u.tenant_id = :tenant AND u.id = :user AND u.status = 'active'
               AND NOT EXISTS (SELECT FROM auth.tenants t WHERE t.id = u.tenant_id AND t.status <> 'active')
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final LatelyAlive lately = new LatelyAlive(System::nanoTime);

    public EndedTokens(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public boolean isRevoked(Identity identity) {
        if (lately.holds(identity)) {
            return false;
        }
        boolean counts = epochOf(identity)
                .filter(epoch -> epoch.isEmpty()
                        || identity.epoch().isEmpty()
                        || epoch.getAsInt() == identity.epoch().getAsInt())
                .isPresent();
        if (counts) {
            lately.note(identity);
        }
        return !counts;
    }

    private Optional<OptionalInt> epochOf(Identity identity) {
        return transactions.read(() -> jdbc.sql(EPOCH)
                .param("tenant", identity.tenant())
                .param("user", identity.user())
                .query((row, _) -> {
                    String epoch = row.getString("epoch");
                    return epoch == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(epoch));
                })
                .optional());
    }
}
