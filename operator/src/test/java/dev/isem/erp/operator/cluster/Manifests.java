package dev.isem.erp.operator.cluster;

/** Manifests of verticals that a test is not about. */
final class Manifests {

    private Manifests() {}

    /** A vertical that needs nothing of others. */
    static String vertical(String name, int port, int redisDb) {
        return """
                apiVersion: erp.isem.dev/v1alpha1
                kind: ErpVertical
                metadata: {name: %1$s}
                spec:
                  suiteRef: {name: isem}
                  version: 1.0.0
                  subdomain: %1$s
                  frontend: {port: %2$d}
                  backend: {port: %3$d}
                  schemas: [%1$s]
                  redis: {db: %4$d}
                """.formatted(name, port, port + 1, redisDb);
    }
}
