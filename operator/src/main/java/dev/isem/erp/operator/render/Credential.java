package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Secret that must exist, without its content: that is made when it is created, and never read back.
 *
 * @param hosts whom a certificate is made out to; empty for everything else
 * @param owner absent for what must outlive its maker: a database's passwords are as lasting as its data
 */
public record Credential(
        Kind kind,
        String namespace,
        String name,
        Map<String, String> labels,
        List<String> hosts,
        Optional<OwnerReference> owner) {

    /** What is in it. */
    public enum Kind {
        /** {@code password}: a role's, or a user's of Redis. */
        PASSWORD,
        /** {@code superuser-password}, {@code admin-password}. */
        POSTGRES,
        /** {@code tls.crt}, {@code tls.key}, {@code ca.crt}: of the server that the Secret's hosts name. */
        CERTIFICATE,
        /** {@code password}, and {@code redis.conf} with it. */
        REDIS,
        /** {@code signing-key.pem}, {@code refresh-key}. */
        IDENTITY,
        /** {@code signing-key.pem} alone. */
        SIGNING_KEY
    }

    /**
     * Passwords of the vertical's two roles that log in, and of its user in Redis.
     *
     * @param keeper what those of a rotated login belong to; until it is there they cannot be made
     */
    public static List<Credential> of(Release release, Optional<? extends HasMetadata> keeper) {
        Login login = release.login();
        Optional<OwnerReference> owner =
                login.isFirst() ? Optional.of(Rendered.owner(release.vertical())) : keeper.map(LoginKeeper::owner);
        return owner.stream()
                .flatMap(each -> secrets(release).map(name -> password(release, name, each)))
                .toList();
    }

    private static Stream<String> secrets(Release release) {
        Login login = release.login();
        return Stream.concat(
                Stream.of(login.migratorSecret(release.name()), login.appSecret(release.name())),
                release.hasRedisUser() ? Stream.of(login.redisSecret(release.name())) : Stream.empty());
    }

    /** The key that is to sign the suite's tokens. */
    public static Credential ofKey(Release release, HasMetadata keeper) {
        return new Credential(
                Kind.SIGNING_KEY,
                release.namespace(),
                keeper.getMetadata().getName(),
                Labels.of(release, "identity"),
                List.of(),
                Optional.of(LoginKeeper.owner(keeper)));
    }

    /** Secrets of the suite's managed servers and of its identity. */
    public static List<Credential> of(ErpSuite suite) {
        var credentials = new ArrayList<Credential>();
        String name = suite.getMetadata().getName();
        if (suite.getSpec().database().external() == null) {
            credentials.add(lasting(suite, Kind.POSTGRES, Names.postgres(name), Marks.DATABASE));
            if (DatabaseTls.managed(suite) != null) {
                credentials.add(certificate(suite));
            }
        }
        if (suite.getSpec().redis().external() == null) {
            credentials.add(lasting(suite, Kind.REDIS, Names.redis(name), Marks.CACHE));
        }
        credentials.add(lasting(suite, Kind.IDENTITY, Names.identity(name), "identity"));
        return List.copyOf(credentials);
    }

    private static Credential password(Release release, String name, OwnerReference owner) {
        return new Credential(
                Kind.PASSWORD,
                release.namespace(),
                name,
                Labels.of(release, Marks.MIGRATION),
                List.of(),
                Optional.of(owner));
    }

    private static Credential certificate(ErpSuite suite) {
        String name = suite.getMetadata().getName();
        List<String> hosts =
                Names.hosts(Names.postgres(name), suite.getMetadata().getNamespace());
        return lasting(suite, Kind.CERTIFICATE, Names.postgresTls(name), Marks.DATABASE, hosts);
    }

    private static Credential lasting(ErpSuite suite, Kind kind, String name, String component) {
        return lasting(suite, kind, name, component, List.of());
    }

    private static Credential lasting(ErpSuite suite, Kind kind, String name, String component, List<String> hosts) {
        String suiteName = suite.getMetadata().getName();
        return new Credential(
                kind,
                suite.getMetadata().getNamespace(),
                name,
                Labels.of(suiteName, suiteName, component),
                hosts,
                Optional.empty());
    }
}
