package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Catalogue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kit by which each vertical's build looks at its own tables finds what is broken here on purpose. */
class CatalogueIT {

    static {
        ShopSuite.SHOP.uri();
    }

    @Test
    void theShopsTablesKeepTenantsApart() throws SQLException {
        try (Connection catalogue = ShopSuite.DATABASE.superuser()) {
            assertThat(Catalogue.brokenRules(catalogue, "shop")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE shop.orders NO FORCE ROW LEVEL SECURITY | shop.orders: row-level security is not forced
            CREATE TABLE shop.x (id uuid) | shop.x: no tenant_id NOT NULL
            DROP POLICY maintenance ON shop.orders | shop.orders: lacks the policy maintenance as erp.isolate_by_tenant makes it
            ALTER POLICY tenant_isolation ON shop.orders USING (true) | shop.orders: lacks the policy tenant_isolation as erp.isolate_by_tenant makes it
            ALTER POLICY tenant_isolation ON shop.orders WITH CHECK (true) | shop.orders: lacks the policy tenant_isolation as erp.isolate_by_tenant makes it
            CREATE POLICY more ON shop.orders USING (true) | shop.orders: the policy more shows more than those of the suite
            ALTER TABLE shop.orders ADD UNIQUE (code) | shop.orders: orders_code_key does not lead with tenant_id
            CREATE UNIQUE INDEX u ON shop.orders (code) | shop.orders: shop.u is unique beyond the tenant
            ALTER TABLE shop.orders ADD EXCLUDE (code WITH =) | shop.orders: orders_code_excl leaves tenant_id out
            ALTER TABLE shop.order_lines ADD FOREIGN KEY (id) REFERENCES auth.tenants (id) | shop.order_lines: order_lines_id_fkey leaves tenant_id out
            ALTER TABLE shop.orders OWNER TO postgres | shop.orders: belongs to postgres and its schema to erp_owner_shop
            GRANT TRUNCATE ON shop.orders TO erp_app_shop | shop.orders: TRUNCATE for erp_app_shop
            GRANT SELECT ON shop.orders TO PUBLIC | shop.orders: SELECT for everybody
            GRANT SELECT (code) ON shop.orders TO PUBLIC | shop.orders.code: SELECT for everybody
            GRANT UPDATE (action) ON shop.audit_log TO erp_app_shop | shop.audit_log.action: UPDATE for erp_app_shop
            GRANT DELETE ON shop.audit_log TO erp_app_shop | shop.audit_log: DELETE for erp_app_shop
            CREATE VIEW shop.v AS SELECT 1 AS one | shop.v: a view that reads with its owner's rights
            CREATE MATERIALIZED VIEW shop.m AS SELECT 1 AS one | shop.m: row-level security cannot reach it
            CREATE FUNCTION shop.f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1' | shop.f(): runs as its owner without a fixed search_path
            CREATE FUNCTION shop.f() RETURNS int LANGUAGE sql AS 'SELECT 1' | shop.f(): belongs to postgres and its schema to erp_owner_shop
            """, quoteCharacter = '"')
    void aBrokenRuleIsFound(String script, String sentence) throws SQLException {
        try (Connection catalogue = ShopSuite.DATABASE.superuser();
                Statement sql = catalogue.createStatement()) {
            catalogue.setAutoCommit(false);
            // Orders that other tests made would stand against some of the keys.
            sql.execute("TRUNCATE shop.orders, shop.order_lines");
            sql.execute(script);
            assertThat(Catalogue.brokenRules(catalogue, "shop")).contains(sentence);
            catalogue.rollback();
        }
    }
}
