package dev.isem.erp.operator.render;

import java.util.List;

/** What the objects of suites and verticals are called: worded here and nowhere else. */
public final class Names {

    public static final String MANAGER = "erp-operator";

    private Names() {}

    public static String backend(String vertical) {
        return vertical + "-backend";
    }

    public static String frontend(String vertical) {
        return vertical + "-frontend";
    }

    /** NetworkPolicy of the commands that people run. */
    static String commands(String vertical) {
        return vertical + "-command";
    }

    public static String frontendIngress(String vertical) {
        return vertical;
    }

    public static String apiIngress(String vertical) {
        return vertical + "-api";
    }

    public static String migratorSecret(String vertical) {
        return vertical + "-db-migrator";
    }

    public static String appSecret(String vertical) {
        return vertical + "-db-app";
    }

    /** ConfigMap to which the Secrets of a rotated login belong. */
    public static String loginKeeper(String vertical, String id) {
        return vertical + "-db-login-" + id;
    }

    static String redisUserSecret(String vertical) {
        return vertical + "-redis-app";
    }

    public static String migrationJob(String vertical, String hash) {
        return vertical + "-migrate-" + hash;
    }

    /** StatefulSet, Service and Secret of a managed PostgreSQL. */
    public static String postgres(String suite) {
        return suite + "-postgres";
    }

    /** NetworkPolicy of a suite's migration pods. */
    public static String migrations(String suite) {
        return suite + "-migration";
    }

    /** Secret of a managed PostgreSQL's certificate: its key, and its CA's certificate for the clients. */
    public static String postgresTls(String suite) {
        return postgres(suite) + "-tls";
    }

    /** PersistentVolumeClaim of a suite's backups. */
    public static String backups(String suite) {
        return suite + "-backups";
    }

    /** ConfigMap of a managed Redis' users. */
    public static String redisUsers(String suite) {
        return suite + "-redis-users";
    }

    /** Deployment, Service and Secret of a managed Redis. */
    public static String redis(String suite) {
        return suite + "-redis";
    }

    /** Secret that signs the suite's tokens. */
    public static String identity(String suite) {
        return suite + "-identity";
    }

    /** Secret of a key that took the place of the first one, and the ConfigMap that it belongs to. */
    public static String signingKey(String suite, String id) {
        return suite + "-signing-" + id;
    }

    /** DNS name of a Service inside the cluster. */
    public static String host(String service, String namespace) {
        return service + "." + namespace + ".svc";
    }

    /** Every DNS name that pods call a Service by, the shortest first. */
    static List<String> hosts(String service, String namespace) {
        String host = host(service, namespace);
        return List.of(service, service + "." + namespace, host, host + ".cluster.local");
    }
}
