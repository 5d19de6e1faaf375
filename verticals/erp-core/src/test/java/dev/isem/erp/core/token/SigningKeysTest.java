package dev.isem.erp.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Secrets;
import dev.isem.erp.platform.security.AccessTokens;
import dev.isem.erp.platform.security.TokenKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The way of one key to the next, as the operator steps it. */
class SigningKeysTest {

    private static final String ISSUER = "http://erp.localhost:8080";

    private final String old = Secrets.signingKey();
    private final String next = Secrets.signingKey();

    @Test
    void atEveryStepEveryTokenThatLivesIsRead() {
        SigningKeys before = keys(old);
        SigningKeys publishing = keys(old, next);
        SigningKeys switched = keys(next, old);
        SigningKeys after = keys(next);
        String byOld = issue(before);
        String byNext = issue(switched);

        for (SigningKeys each : List.of(before, publishing, switched)) {
            assertThat(isRead(byOld, each)).isTrue();
        }
        for (SigningKeys each : List.of(publishing, switched, after)) {
            assertThat(isRead(byNext, each)).isTrue();
        }
        assertThat(isRead(byNext, before)).as("nobody published it yet").isFalse();
        assertThat(isRead(byOld, after)).as("it is withdrawn").isFalse();
    }

    @Test
    void onlyTheSigningKeySigns() {
        assertThat(isRead(issue(keys(old, next)), keys(old))).isTrue();
        assertThat(isRead(issue(keys(next, old)), keys(next))).isTrue();
    }

    @Test
    void everyKeyIsPublishedWithoutItsPrivateHalf() {
        Map<String, Object> answer =
                Objects.requireNonNull(new KeysEndpoint(keys(old, next)).keys().getBody());
        @SuppressWarnings("unchecked")
        var published = (List<Map<String, Object>>) Objects.requireNonNull(answer.get("keys"));
        assertThat(published)
                .hasSize(2)
                .allSatisfy(key -> assertThat(key)
                        .containsEntry("alg", "EdDSA")
                        .containsKeys("kid", "x")
                        .doesNotContainKey("d"));
        assertThat(published.stream().map(key -> key.get("kid"))).doesNotHaveDuplicates();
    }

    private static SigningKeys keys(String signing, String... onlyPublished) {
        return new SigningKeys(
                new SigningKey(Path.of(signing)),
                Stream.of(onlyPublished).map(Path::of).map(SigningKey::new).toList());
    }

    private static String issue(SigningKeys keys) {
        return new TokenIssuer(keys, ISSUER, Clock.systemUTC())
                .issue(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 0, List.of(), List.of(), List.of());
    }

    private static boolean isRead(String token, TokenKeys keys) {
        return new AccessTokens(keys, ISSUER, Clock.systemUTC()).read(token).isPresent();
    }
}
