package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantDifferenceTest {

    private static final Grant USAGE = Grant.onSchema("core", "erp_owner_core", "erp_app_retail");
    private static final Grant SELECT = right("SELECT");
    private static final Grant INSERT = right("INSERT");
    private static final Grant REFERENCES =
            new Grant(Grant.Kind.TABLE, "core", "products", "id", "erp_owner_core", "erp_owner_retail", "REFERENCES");

    @Test
    void nothingIsToDoWhenWhatIsWantedIsThere() {
        GrantDifference none = GrantDifference.between(Set.of(USAGE, SELECT), Set.of(SELECT, USAGE));
        assertThat(none.missing()).isEmpty();
        assertThat(none.extra()).isEmpty();
    }

    @Test
    void theSchemaIsOpenedBeforeTheTable() {
        assertThat(GrantDifference.between(Set.of(SELECT, USAGE), Set.of()).missing())
                .containsExactly(USAGE, SELECT);
    }

    @Test
    void whatOlderPodsMayNeedIsKeptAndWhatIsDangerousIsNot() {
        GrantDifference extra = GrantDifference.between(Set.of(USAGE), Set.of(USAGE, INSERT, REFERENCES));
        assertThat(extra.toRevoke(false)).containsExactly(REFERENCES);
        assertThat(extra.toKeep(false)).containsExactly(INSERT);
        assertThat(extra.toRevoke(true)).containsExactlyInAnyOrder(INSERT, REFERENCES);
        assertThat(extra.toKeep(true)).isEmpty();
    }

    @Test
    void everyNameIsQuotedInTheStatement() {
        assertThat(USAGE.grantStatement()).isEqualTo("GRANT USAGE ON SCHEMA \"core\" TO \"erp_app_retail\"");
        assertThat(SELECT.revokeStatement())
                .isEqualTo("REVOKE SELECT ON TABLE \"core\".\"products\" FROM \"erp_app_retail\"");
        assertThat(REFERENCES.revokeStatement())
                .isEqualTo("REVOKE REFERENCES (\"id\") ON TABLE \"core\".\"products\" FROM \"erp_owner_retail\"");
        assertThat(Grant.onFuture("TABLES", "core", "erp_owner_core", "erp_app_retail", "SELECT")
                        .grantStatement())
                .isEqualTo("ALTER DEFAULT PRIVILEGES IN SCHEMA \"core\" GRANT SELECT ON TABLES TO \"erp_app_retail\"");
        assertThat(Identifiers.quoted("a\"b")).isEqualTo("\"a\"\"b\"");
    }

    private static Grant right(String privilege) {
        return Grant.onTable("core", "products", "erp_owner_core", "erp_app_retail", privilege);
    }
}
