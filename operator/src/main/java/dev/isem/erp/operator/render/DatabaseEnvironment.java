package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import java.util.OptionalInt;

/** Where the suite's database and Redis are, as every container of the suite is told. */
public final class DatabaseEnvironment {

    private static final int POSTGRES_PORT = 5432;
    private static final int REDIS_PORT = 6379;

    /** For the steps of a migration, backups, and the person who looks what is wrong. */
    private static final int RESERVED = 15;

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

    /** Connections that the pods of all verticals may hold together; empty where nobody said what the server takes. */
    public static OptionalInt connections(ErpSuite suite) {
        var external = suite.getSpec().database().external();
        Integer most = external == null ? Integer.valueOf(Postgres.MAX_CONNECTIONS) : external.maxConnections();
        return most == null ? OptionalInt.empty() : OptionalInt.of(most - RESERVED);
    }

    static String adminSecret(ErpSuite suite) {
        var external = suite.getSpec().database().external();
        return external == null ? Names.postgres(suite.getMetadata().getName()) : external.adminSecret();
    }

    /** What the vertical logs in to Redis with; before it had a user of its own, with what everybody does. */
    static String redisSecret(Release release) {
        var external = release.suite().getSpec().redis().external();
        if (external != null) {
            return external.passwordSecret();
        }
        return release.hasRedisUser() ? release.login().redisSecret(release.name()) : Names.redis(release.suiteName());
    }

    static Environment of(Release release) {
        ErpSuite suite = release.suite();
        Environment address = new Environment()
                .with("DB_HOST", host(suite))
                .with("DB_PORT", port(suite))
                .with("DB_NAME", suite.getSpec().database().name());
        return DatabaseTls.of(suite)
                .into(address)
                .with("DB_SCHEMA", String.join(",", release.vertical().getSpec().schemas()))
                .with("ERP_VERTICAL", release.name())
                .with("ERP_VERSION", release.version());
    }
}
