package dev.isem.erp.operator.apply;

import dev.isem.erp.operator.render.Credential;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Secrets that do not exist yet. It cannot read one, so it keeps whatever is there. */
final class Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
    private static final int KEY_BYTES = 32;

    private final KubernetesClient client;
    private final SecureRandom random = new SecureRandom();

    Credentials(KubernetesClient client) {
        this.client = client;
    }

    void ensure(Credential credential) {
        try {
            client.resource(secret(credential)).create();
            LOG.info("created Secret {}", credential.name());
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw refused;
            }
        }
    }

    private Secret secret(Credential credential) {
        var builder = new SecretBuilder()
                .withNewMetadata()
                .withName(credential.name())
                .withNamespace(credential.namespace())
                .withLabels(credential.labels())
                .endMetadata()
                .withType("Opaque")
                .withData(encoded(content(credential)));
        credential
                .owner()
                .ifPresent(owner ->
                        builder.editMetadata().withOwnerReferences(owner).endMetadata());
        return builder.build();
    }

    private Map<String, String> content(Credential credential) {
        return switch (credential.kind()) {
            case PASSWORD -> Map.of("password", password());
            case POSTGRES -> Map.of("superuser-password", password(), "admin-password", password());
            case CERTIFICATE -> certificate(credential.hosts());
            case REDIS -> {
                String password = password();
                yield Map.of("password", password, "redis.conf", redisConfiguration(password));
            }
            case SIGNING_KEY -> Map.of("signing-key.pem", signingKey());
            case IDENTITY -> Map.of("signing-key.pem", signingKey(), "refresh-key", key());
        };
    }

    /** Letters, digits, - and _: safe in every file and connection string it gets into. */
    private String password() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String key() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String signingKey() {
        try {
            return Pem.of(
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java 25 has Ed25519", impossible);
        }
    }

    private static Map<String, String> certificate(List<String> hosts) {
        var made = ServerCertificate.of(hosts, Instant.now());
        return Map.of(
                "tls.crt",
                Pem.of(made.certificate()),
                "tls.key",
                Pem.of(made.key()),
                "ca.crt",
                Pem.of(made.authority()));
    }

    private static Map<String, String> encoded(Map<String, String> content) {
        var encoded = new java.util.TreeMap<String, String>();
        content.forEach((key, value) -> encoded.put(
                key, Base64.getEncoder().encodeToString(value.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        return encoded;
    }

    private static String redisConfiguration(String password) {
        return """
                bind * -::*
                port 6379
                dir /data
                save ""
                appendonly no
                maxmemory 128mb
                maxmemory-policy noeviction
                requirepass %s
                """.formatted(password);
    }
}
