package dev.isem.erp.platform.stock;

import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How stock is reckoned anew: in one statement and so at one moment.
 *
 * @param schema whose tables {@code verifications} and {@code verification_findings} keep what differs
 * @param places columns of a finding that tell what differs, and where
 * @param findings query for what differs of {@code :tenant}: the rule that is broken, those columns, expected and found
 */
public record Reckoning(String schema, String places, String findings) {

    /** More than these are one fault, not a thousand. */
    private static final String NOTE = """
            WITH findings AS (${findings}),
            noted AS (
                INSERT INTO ${schema}.verification_findings
                       (tenant_id, id, verification_id, rule, ${places}, expected, found)
                SELECT :tenant, gen_random_uuid(), :verification, rule, ${places}, expected, found
                  FROM findings LIMIT 1000
                RETURNING rule)
            SELECT rule, count(*)::int AS times FROM noted GROUP BY rule ORDER BY rule
            """;

    /** Keeps what differs now of the current tenant below a verification, and tells how often each rule is broken. */
    Map<String, Integer> note(JdbcClient jdbc, UUID verification) {
        Map<String, Integer> broken = new LinkedHashMap<>();
        jdbc.sql(NOTE.replace("${findings}", findings)
                        .replace("${schema}", schema)
                        .replace("${places}", places))
                .param("tenant", Tenancy.current())
                .param("verification", verification)
                .query((RowCallbackHandler) line -> broken.put(line.getString("rule"), line.getInt("times")));
        return broken;
    }
}
