package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import org.jspecify.annotations.Nullable;

/**
 * What the operator itself was installed with.
 *
 * @param operatorImage runs the database steps that need the admin role
 * @param postgresImage of managed databases; the suite's registry decides when absent
 * @param redisImage of managed caches; the suite's registry decides when absent
 */
public record Installation(
        String operatorImage,
        @Nullable String postgresImage,
        @Nullable String redisImage) {

    private static final String POSTGRES = "/erp-postgres:18";
    private static final String REDIS = "/erp-redis:7";

    public String postgresImage(ErpSuite suite) {
        return postgresImage == null ? suite.getSpec().images().registry() + POSTGRES : postgresImage;
    }

    public String redisImage(ErpSuite suite) {
        return redisImage == null ? suite.getSpec().images().registry() + REDIS : redisImage;
    }
}
