package dev.isem.erp.platform.stock;

import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reckons all quants of a tenant anew from moves and reservations. */
final class Verification {

    private static final String FINDINGS = """
            WITH kept AS (SELECT * FROM ${schema}.quants WHERE tenant_id = :tenant),
            done AS (SELECT * FROM ${schema}.moves WHERE tenant_id = :tenant AND status = 'done'),
            moved AS (
                SELECT product_id, location_id, sum(qty) AS qty, sum(value) AS value
                  FROM (SELECT product_id, to_location_id AS location_id, qty, value FROM done
                        UNION ALL
                        SELECT product_id, from_location_id, -qty, -value FROM done) AS sides
                 GROUP BY product_id, location_id),
            wanted AS (
                SELECT product_id, location_id, sum(qty - used) AS qty FROM ${schema}.reservations
                 WHERE tenant_id = :tenant AND status = 'open' GROUP BY product_id, location_id),
            compared AS (
                SELECT product_id, location_id,
                       coalesce(moved.qty, 0) AS moved_qty, coalesce(kept.qty, 0) AS qty,
                       coalesce(moved.value, 0) AS moved_value, coalesce(kept.value, 0) AS value,
                       coalesce(wanted.qty, 0) AS wanted_qty, coalesce(kept.reserved, 0) AS reserved
                  FROM kept FULL JOIN moved USING (product_id, location_id)
                       FULL JOIN wanted USING (product_id, location_id))
            SELECT 'all-locations-sum-to-zero' AS rule, product_id, NULL::uuid AS location_id,
                   0::numeric AS expected, sum(qty) AS found
              FROM kept GROUP BY product_id HAVING sum(qty) <> 0
            UNION ALL
            SELECT 'quantity-is-sum-of-moves', product_id, location_id, moved_qty, qty
              FROM compared WHERE moved_qty <> qty
            UNION ALL
            SELECT 'value-is-sum-of-moves', product_id, location_id, moved_value, value
              FROM compared WHERE moved_value <> value
            UNION ALL
            SELECT 'reserved-is-sum-of-reservations', product_id, location_id, wanted_qty, reserved
              FROM compared WHERE wanted_qty <> reserved
             ORDER BY 1, 2, 3
            """;

    private Verification() {}

    static Reckoning in(String schema) {
        return new Reckoning(schema, "product_id, location_id", FINDINGS.replace("${schema}", schema));
    }

    static List<Finding> findings(JdbcClient jdbc, String schema) {
        return jdbc.sql(in(schema).findings())
                .param("tenant", Tenancy.current())
                .query((line, _) -> new Finding(
                        Finding.Rule.of(line.getString("rule")),
                        line.getObject("product_id", UUID.class),
                        line.getObject("location_id", UUID.class),
                        line.getBigDecimal("expected"),
                        line.getBigDecimal("found")))
                .list();
    }
}
