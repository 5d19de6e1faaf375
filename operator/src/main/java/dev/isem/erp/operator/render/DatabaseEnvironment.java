package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;

/** Where the suite's database and Redis are, as every container of the suite is told. */
public final class DatabaseEnvironment {

    private static final int POSTGRES_PORT = 5432;
    private static final int REDIS_PORT = 6379;

    private DatabaseEnvironment() {}

    public static String host(ErpSuite suite) {
        var external = suite.getSpec().database().external();
        return external == null
                ? Names.host(
                        Names.postgres(suite.getMetadata().getName()),
                        suite.getMetadata().getNamespace())
                : external.host();
    }

    public static int port(ErpSuite suite) {
        var external = suite.getSpec().database().external();
        return external == null ? POSTGRES_PORT : external.port();
    }

    public static String redisHost(ErpSuite suite) {
        var external = suite.getSpec().redis().external();
        return external == null
                ? Names.host(
                        Names.redis(suite.getMetadata().getName()),
                        suite.getMetadata().getNamespace())
                : external.host();
    }

    public static int redisPort(ErpSuite suite) {
        var external = suite.getSpec().redis().external();
        return external == null ? REDIS_PORT : external.port();
    }

    static String adminSecret(ErpSuite suite) {
        var external = suite.getSpec().database().external();
        return external == null ? Names.postgres(suite.getMetadata().getName()) : external.adminSecret();
    }

    static String redisSecret(ErpSuite suite) {
        var external = suite.getSpec().redis().external();
        return external == null ? Names.redis(suite.getMetadata().getName()) : external.passwordSecret();
    }

    static Environment of(Release release) {
        ErpSuite suite = release.suite();
        var external = suite.getSpec().database().external();
        return new Environment()
                .with("DB_HOST", host(suite))
                .with("DB_PORT", port(suite))
                .with("DB_NAME", suite.getSpec().database().name())
                .with("DB_SSL", external != null && external.tls())
                .with("DB_SCHEMA", String.join(",", release.vertical().getSpec().schemas()))
                .with("ERP_VERTICAL", release.name())
                .with("ERP_VERSION", release.version());
    }
}
