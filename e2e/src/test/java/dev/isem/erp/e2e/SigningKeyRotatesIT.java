package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVerticalStatus.Signing;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The key of the suite's tokens is replaced while people work; tokens of the old one count until they expire. Half an hour. */
@Order(91)
@Tag("prove")
class SigningKeyRotatesIT {
    private static final String CORE = "api." + Installation.DOMAIN;
    private static final String CONSTRUCCION = "api.construccion." + Installation.DOMAIN;
    private static final Duration KNOWN = Duration.ofMinutes(20);

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void everyTokenCountsUntilItExpires() throws Exception {
        installation.runDemo("erp-core");
        installation.runDemo("construccion");
        var token = new AtomicReference<>(signIn());
        String first = kid(token.get());
        try (var visitor = Visitor.signedIn(CONSTRUCCION, "/api/projects", token::get)) {
            // when
            installation.annotate("erp-core", "erp.isem.dev/rotate-signing-key", "now " + System.nanoTime());

            // then the old key signs on until everybody knows the next one
            awaitPhase("Published");
            assertThat(publishedKeys()).hasSize(2).contains(first);
            String old = token.get();
            while (!phase().startsWith("Switch")) {
                token.set(signIn());
                if (kid(token.get()).equals(first)) {
                    old = token.get();
                }
                Thread.sleep(Duration.ofSeconds(5));
                if (Instant.now().isAfter(Instant.parse(signing().since()).plus(KNOWN))) {
                    throw new AssertionError("the next key never signs: " + signing());
                }
            }

            // and tokens of either count
            awaitPhase("Switched");
            token.set(signIn());
            assertThat(kid(token.get())).isNotEqualTo(first).isIn(publishedKeys());
            Instant expires =
                    Instant.ofEpochSecond(Long.parseLong(part(old, 1).get("exp").toString()));
            while (Instant.now().isBefore(expires.minusSeconds(10))) {
                assertThat(Visitor.get(CONSTRUCCION, "/api/projects", old).statusCode())
                        .isEqualTo(200);
                assertThat(Visitor.get(CORE, "/api/partners", old).statusCode()).isEqualTo(200);
                Thread.sleep(Duration.ofSeconds(10));
                token.set(signIn());
            }

            // and the old key is withdrawn
            awaitPhase("Done");
            installation.awaitReady("erp-core");
            assertThat(publishedKeys()).containsExactly(kid(token.get()));
            assertThat(visitor.requests()).isGreaterThan(1000);
            assertThat(visitor.failures()).isEmpty();
        }
    }

    private String signIn() throws Exception {
        return Visitor.signIn(CORE, "admin@norte.example", installation.secret("erp-demo", "password"));
    }

    private void awaitPhase(String phase) {
        installation.awaitVertical(
                "erp-core",
                "has its signing key " + phase,
                KNOWN,
                v -> v.getStatus().signing() != null
                        && v.getMetadata()
                                .getAnnotations()
                                .get("erp.isem.dev/rotate-signing-key")
                                .equals(v.getStatus().signing().request())
                        && phase.equals(v.getStatus().signing().phase()));
    }

    private Signing signing() {
        return installation.status("erp-core").signing();
    }

    private String phase() {
        return signing().phase();
    }

    private static List<String> publishedKeys() throws Exception {
        Map<?, ?> set = Serialization.unmarshal(
                Visitor.get(CORE, "/.well-known/jwks.json").body(), Map.class);
        return ((List<?>) set.get("keys"))
                .stream().map(key -> ((Map<?, ?>) key).get("kid").toString()).toList();
    }

    private static String kid(String token) {
        return part(token, 0).get("kid").toString();
    }

    private static Map<?, ?> part(String token, int which) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[which]);
        return Serialization.unmarshal(new String(json, StandardCharsets.UTF_8), Map.class);
    }
}
