package dev.isem.erp.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.isem.erp.platform.kit.Issuer;
import dev.isem.erp.platform.kit.SetClock;
import dev.isem.erp.platform.settings.Settings;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Tokens signed with a shared secret: refused unless it is set, and then held to all that others are held to. */
class SharedSecretTest {

    private static final Issuer ISSUER = Issuer.start();
    private static final UUID TENANT = UUID.randomUUID();
    private static final String SECRET = "a-shared-secret-of-48-bytes-as-openssl-makes-one";
    private static final String HEAD = "{\"typ\":\"at+jwt\",\"alg\":\"HS256\"}";

    private final AccessTokens off =
            new AccessTokens(new RemoteKeys(ISSUER.keysUrl(), Clock.systemUTC()), Issuer.ORIGIN, Clock.systemUTC());
    private final AccessTokens on = accepting(Clock.systemUTC());

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void aTokenOfTheSecretIsGoodOnlyWhereItIsSet() {
        String token = signed(HEAD, payload(), SECRET);
        assertThat(off.read(token)).isEmpty();
        Identity identity = on.read(token).orElseThrow();
        assertThat(identity.tenant()).isEqualTo(TENANT);
        assertThat(identity.permissions()).isEqualTo(new Permissions(List.of("partners:read")));
        assertThat(on.read(token).orElseThrow()).as("remembered").isSameAs(identity);
    }

    @Test
    void theCoresOwnTokensAreAcceptedAsBefore() {
        assertThat(on.read(ISSUER.token(TENANT, "partners:read"))).isPresent();
    }

    @Test
    void refusesAnotherSecret() {
        assertRefused(signed(HEAD, payload(), SECRET + "x"));
        assertRefused(signed(HEAD, payload(), " ".repeat(SECRET.length())));
    }

    /** The classic confusion: the published key taken for an HMAC secret, in each form in which somebody may have it. */
    @Test
    void refusesThePublishedKeyAsSecret() {
        byte[] encoded = ISSUER.key().getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
        String named = "{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"" + Issuer.KEY_ID + "\"}";
        for (String head : List.of(HEAD, named)) {
            for (byte[] key : List.of(encoded, bytes(pem), bytes(pem.strip()), bytes(ISSUER.keySet()))) {
                String token = signed(head, payload(), key);
                assertThat(on.read(token)).isEmpty();
                assertThat(off.read(token)).isEmpty();
            }
        }
    }

    /** The secret has no id; one that a token names is an attempt to have another key taken. */
    @ParameterizedTest
    @ValueSource(strings = {Issuer.KEY_ID, "../../../dev/null", "/etc/erp/shared/secret", "x' OR '1'='1", "made-up"})
    void refusesATokenOfTheSecretThatNamesAKey(String id) {
        assertRefused(signed("{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"" + id + "\"}", payload(), SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "None", "NONE", "hs256", "HS384", "HS512", "RS256", "ES256", "EdDSA", "Ed25519", ""})
    void refusesAnotherAlgorithmInTheHeader(String algorithm) {
        String head = HEAD.replace("HS256", algorithm);
        assertRefused(signed(head, payload(), SECRET));
        assertRefused(base64(head) + "." + base64(payload()) + ".");
        assertRefused(signed(head.replace("}", ",\"kid\":\"" + Issuer.KEY_ID + "\"}"), payload(), SECRET));
    }

    @Test
    void refusesLongerHmacEvenOfARightSecret() {
        String longest = SECRET + SECRET;
        AccessTokens strict = new AccessTokens(
                new RemoteKeys(ISSUER.keysUrl(), Clock.systemUTC()),
                SharedSecret.from(environment(Map.of("JWT_SECRET", longest))),
                Issuer.ORIGIN,
                Clock.systemUTC());
        for (String algorithm : List.of("384", "512")) {
            assertThat(strict.read(
                            signed(HEAD.replace("256", algorithm), payload(), bytes(longest), "HmacSHA" + algorithm)))
                    .isEmpty();
        }
        assertThat(strict.read(signed(HEAD, payload(), longest))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk", "jku", "x5u", "x5c", "crit", "zip", "b64", "cty"})
    void refusesAHeaderThatSaysMoreThanOurs(String member) {
        assertRefused(signed(HEAD.replace("}", ",\"" + member + "\":\"x\"}"), payload(), SECRET));
    }

    @Test
    void holdsTheClaimsToWhatOthersAreHeldTo() {
        Instant now = Instant.now();
        assertRefused(claims().issuer("http://evil.localhost"));
        assertRefused(claims().expiration(Date.from(now.minusSeconds(40))));
        assertRefused(claims().expiration(Date.from(now.plusSeconds(3600))));
        assertRefused(claims().expiration(null));
        assertRefused(claims().notBefore(Date.from(now.plusSeconds(90))));
        assertRefused(claims().subject("admin"));
        assertRefused(claims().id(null));
        assertRefused(claims().claim("tid", null));
        assertRefused(claims().claim("aud", "another"));
        assertRefused(claims().claim("epoch", "0"));
        assertRefused(claims().claim("more", "x".repeat(9000)));
        assertRefused(signed(HEAD.replace("at+jwt", "JWT"), payload(), SECRET));
        assertRefused(signed(HEAD, payload().replaceFirst("\\{", "{\"tid\":\"" + UUID.randomUUID() + "\","), SECRET));
        String[] parts = signed(HEAD, payload(), SECRET).split("\\.", -1);
        assertRefused(parts[0] + "." + base64(payload().replace("partners:read", "*:*")) + "." + parts[2]);
    }

    @Test
    void aRememberedTokenIsRefusedOnceItHasExpired() {
        SetClock clock = new SetClock(Instant.now());
        AccessTokens later = accepting(clock);
        String token = signed(HEAD, payload(), SECRET);
        assertThat(later.read(token)).isPresent();
        clock.set(clock.instant().plusSeconds(640));
        assertThat(later.read(token)).isEmpty();
    }

    @Test
    void isOffUnlessSet() {
        assertThat(SharedSecret.from(environment(Map.of()))).isEmpty();
        assertThat(SharedSecret.from(environment(Map.of("JWT_SECRET", "", "JWT_SECRET_FILE", ""))))
                .isEmpty();
    }

    @Test
    void refusesToStartWithOneThatIsTooShortOrCannotBeRead(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> SharedSecret.from(environment(Map.of("JWT_SECRET", SECRET.substring(0, 31)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("31 bytes")
                .hasMessageContaining("Nothing was started")
                .hasMessageNotContaining("a-shared");
        Path file = folder.resolve("secret");
        assertThatThrownBy(() -> SharedSecret.from(environment(Map.of("JWT_SECRET_FILE", file.toString()))))
                .isInstanceOf(Settings.MissingSecret.class);
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> SharedSecret.from(environment(Map.of("JWT_SECRET_FILE", file.toString()))))
                .isInstanceOf(IllegalStateException.class);
        Files.writeString(file, SECRET.substring(0, 32) + "\n");
        assertThat(SharedSecret.from(environment(Map.of("JWT_SECRET_FILE", file.toString()))))
                .isPresent();
    }

    @Test
    void theLogSaysThatItIsOnAndNotWhatItIs() {
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        Logger log = (Logger) LoggerFactory.getLogger(SharedSecret.class);
        log.addAppender(said);
        try {
            SharedSecret.from(environment(Map.of()));
            assertThat(said.list).isEmpty();
            SharedSecret.from(environment(Map.of("JWT_SECRET", SECRET)));
        } finally {
            log.detachAppender(said);
        }
        assertThat(said.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("HS256")
                .doesNotContain(SECRET);
    }

    private static AccessTokens accepting(Clock clock) {
        return new AccessTokens(
                new RemoteKeys(ISSUER.keysUrl(), Clock.systemUTC()),
                SharedSecret.from(environment(Map.of("JWT_SECRET", SECRET))),
                Issuer.ORIGIN,
                clock);
    }

    private static StandardEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
        return environment;
    }

    private void assertRefused(String token) {
        assertThat(on.read(token)).isEmpty();
        assertThat(off.read(token)).isEmpty();
    }

    private void assertRefused(JwtBuilder claims) {
        assertRefused(claims.signWith(new SecretKeySpec(bytes(SECRET), "HmacSHA256"), Jwts.SIG.HS256)
                .compact());
    }

    /** The claims of a good token, to be spoiled. */
    private static JwtBuilder claims() {
        return ISSUER.claims(TENANT, "partners:read").header().keyId(null).and();
    }

    private static String payload() {
        String body = ISSUER.token(TENANT, "partners:read").split("\\.", -1)[1];
        return new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8);
    }

    private static String signed(String header, String payload, String secret) {
        return signed(header, payload, bytes(secret));
    }

    private static String signed(String header, String payload, byte[] secret) {
        return signed(header, payload, secret, "HmacSHA256");
    }

    private static String signed(String header, String payload, byte[] secret, String algorithm) {
        try {
            String text = base64(header) + "." + base64(payload);
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
    }
}
