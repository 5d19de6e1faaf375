package dev.isem.erp.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.kit.Issuer;
import dev.isem.erp.platform.kit.Secrets;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.OctetPublicJwk;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

    private static final Issuer ISSUER = Issuer.start();
    private static final UUID TENANT = UUID.randomUUID();
    private static final String HEAD = "{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"kid\":\"" + Issuer.KEY_ID + "\"";

    private final AccessTokens tokens =
            new AccessTokens(new RemoteKeys(ISSUER.keysUrl(), Clock.systemUTC()), Issuer.ORIGIN, Clock.systemUTC());

    private Instant now = Instant.now();
    private Optional<PublicKey> published = Optional.of(ISSUER.key().getPublic());

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void takesPersonTenantAndPermissionsFromAGoodToken() {
        Identity identity = tokens.read(ISSUER.token(TENANT, "partners:read")).orElseThrow();
        assertThat(identity.tenant()).isEqualTo(TENANT);
        assertThat(identity.permissions()).isEqualTo(new Permissions(List.of("partners:read")));
    }

    @Test
    void takesTheModulesFromATokenThatTellsThemAndAllFromAnOlderCores() {
        assertThat(modules(ISSUER.claims(TENANT).claim("mods", List.of("retail", "clinicas"))))
                .containsExactly("retail", "clinicas");
        assertThat(modules(ISSUER.claims(TENANT).claim("mods", List.of()))).isEmpty();
        assertThat(modules(ISSUER.claims(TENANT).claim("mods", "*"))).isEmpty();
        assertThat(modules(ISSUER.claims(TENANT))).containsExactly("*");
    }

    private List<String> modules(JwtBuilder claims) {
        return tokens.read(ISSUER.sign(claims)).orElseThrow().modules();
    }

    @Test
    void refusesAnotherIssuer() {
        assertRefused(ISSUER.sign(ISSUER.claims(TENANT).issuer("http://evil.localhost")));
    }

    @Test
    void refusesAnotherAudience() {
        assertRefused(ISSUER.sign(Jwts.builder()
                .json(TokenJson.writer())
                .header()
                .type(AccessTokens.TYPE)
                .keyId(Issuer.KEY_ID)
                .and()
                .subject(UUID.randomUUID().toString())
                .id("x")
                .issuer(Issuer.ORIGIN)
                .audience()
                .add("another")
                .and()
                .expiration(Date.from(Instant.now().plusSeconds(600)))
                .claim("tid", TENANT.toString())));
    }

    @Test
    void refusesAnExpiredTokenBeyondTheSkew() {
        assertRefused(ISSUER.sign(
                ISSUER.claims(TENANT).expiration(Date.from(Instant.now().minusSeconds(40)))));
    }

    @Test
    void acceptsATokenThatExpiredWithinTheSkew() {
        String token = ISSUER.sign(
                ISSUER.claims(TENANT).expiration(Date.from(Instant.now().minusSeconds(10))));
        assertThat(tokens.read(token)).isPresent();
    }

    @Test
    void refusesATokenThatLivesLongerThanAnyOfOurs() {
        assertRefused(ISSUER.sign(
                ISSUER.claims(TENANT).expiration(Date.from(Instant.now().plusSeconds(3600)))));
    }

    @Test
    void refusesATokenThatBeginsLater() {
        assertRefused(ISSUER.sign(
                ISSUER.claims(TENANT).notBefore(Date.from(Instant.now().plusSeconds(90)))));
    }

    /** A key that a token brings along, or tells where to find, is the key of whoever made the token. */
    @ParameterizedTest
    @ValueSource(strings = {"jwk", "jku", "x5u", "x5c", "x5t#S256", "crit", "zip", "b64", "cty"})
    void refusesAHeaderThatSaysMoreThanOursEvenRightlySigned(String member) {
        assertRefused(signed(
                HEAD + ",\"" + member + "\":" + (member.equals("crit") ? "[\"exp\"]" : "\"x\"") + "}", payload()));
    }

    @Test
    void refusesATokenSignedByTheKeyThatItBringsAlong() {
        KeyPair own = Secrets.ed25519();
        OctetPublicJwk<?> jwk =
                Jwks.builder().octetKey((EdECPublicKey) own.getPublic()).build();
        assertRefused(ISSUER.claims(TENANT)
                .header()
                .jwk(jwk)
                .and()
                .signWith(own.getPrivate(), Jwts.SIG.EdDSA)
                .compact());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../../dev/null", "/etc/passwd", "x' OR '1'='1", "test-key\u0000", "TEST-KEY", " test-key", ""
            })
    void refusesAKeyIdThatIsAPathOrAQueryOrNearlyOurs(String id) {
        assertRefused(ISSUER.sign(ISSUER.claims(TENANT).header().keyId(id).and()));
    }

    @Test
    void refusesANameThatIsThereTwiceInHeaderOrClaims() {
        assertThat(tokens.read(signed(HEAD + "}", payload()))).isPresent();
        assertRefused(signed(HEAD + ",\"kid\":\"" + Issuer.KEY_ID + "\"}", payload()));
        assertRefused(signed(HEAD + "}", payload().replaceFirst("\\{", "{\"tid\":\"" + UUID.randomUUID() + "\",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "HS256", "RS256", "ES256", "Ed448", ""})
    void refusesAnotherAlgorithmInTheHeader(String algorithm) {
        assertRefused(signed(HEAD.replace("EdDSA", algorithm) + "}", payload()));
    }

    @Test
    void refusesARightlySignedTokenThatIsTooLong() {
        assertRefused(ISSUER.sign(ISSUER.claims(TENANT).claim("more", "x".repeat(9000))));
    }

    @Test
    void refusesATokenOfAnotherSuite() {
        try (Issuer other = Issuer.start()) {
            assertRefused(other.token(TENANT, "*:*"));
        }
    }

    @Test
    void refusesATokenWithoutPersonOrId() {
        assertRefused(ISSUER.sign(ISSUER.claims(TENANT).subject(null)));
        assertRefused(ISSUER.sign(ISSUER.claims(TENANT).subject("admin")));
        assertRefused(ISSUER.sign(ISSUER.claims(TENANT).id(null)));
    }

    @Test
    void refusesATokenWithoutExpiry() {
        assertRefused(ISSUER.sign(ISSUER.claims(TENANT).expiration(null)));
    }

    @Test
    void refusesATokenOfAnotherType() {
        assertRefused(ISSUER.sign(ISSUER.claims(TENANT).header().type("JWT").and()));
    }

    @Test
    void refusesATokenWithoutTenantOrWithAMadeUpOne() {
        assertRefused(ISSUER.sign(ISSUER.claims(TENANT).claim("tid", null)));
        assertRefused(ISSUER.sign(ISSUER.claims(TENANT).claim("tid", "1 OR true")));
    }

    @Test
    void refusesAnUnsignedToken() {
        assertRefused(ISSUER.claims(TENANT).compact());
    }

    @Test
    void refusesATokenSignedByAnotherKeyUnderOurId() {
        assertRefused(ISSUER.claims(TENANT)
                .signWith(Secrets.ed25519().getPrivate(), Jwts.SIG.EdDSA)
                .compact());
    }

    @Test
    void refusesAnUnknownKey() {
        assertRefused(
                ISSUER.sign(ISSUER.claims(TENANT).header().keyId("another").and()));
    }

    @Test
    void refusesAChangedPayload() {
        String[] parts = ISSUER.token(TENANT, "partners:read").split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("partners:read", "*:*");
        assertRefused(parts[0] + "." + base64(payload) + "." + parts[2]);
    }

    /** The classic confusion: the public key taken for an HMAC secret. */
    @Test
    void refusesHmacWithThePublicKeyAsSecret() throws Exception {
        String head = base64("{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"" + Issuer.KEY_ID + "\"}");
        String body = ISSUER.token(TENANT, "*:*").split("\\.", -1)[1];
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ISSUER.key().getPublic().getEncoded(), "HmacSHA256"));
        byte[] signature = mac.doFinal((head + "." + body).getBytes(StandardCharsets.UTF_8));
        assertRefused(head + "." + body + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }

    @Test
    void refusesWhatIsNoToken() {
        for (String text : List.of("", "a", "a.b.c", "..", "x".repeat(10_000))) {
            assertRefused(text);
        }
    }

    @Test
    void cannotJudgeWhenTheKeysCannotBeFetched() {
        AccessTokens blind = new AccessTokens(
                new RemoteKeys(URI.create("http://127.0.0.1:1/"), Clock.systemUTC()), Issuer.ORIGIN, Clock.systemUTC());
        String token = ISSUER.token(TENANT);
        assertThatThrownBy(() -> blind.read(token)).isInstanceOf(TokenKeys.Unavailable.class);
    }

    @Test
    void readsAGoodTokenOnlyOnce() {
        String token = ISSUER.token(TENANT);
        assertThat(tokens.read(token).orElseThrow()).isSameAs(tokens.read(token).orElseThrow());
    }

    @Test
    void refusesATokenThatWasGoodOnceItHasExpired() {
        AccessTokens later = new AccessTokens(_ -> published, Issuer.ORIGIN, clock());
        String token = ISSUER.token(TENANT);
        assertThat(later.read(token)).isPresent();
        now = now.plusSeconds(620);
        assertThat(later.read(token)).isPresent();
        now = now.plusSeconds(20);
        assertThat(later.read(token)).isEmpty();
    }

    @Test
    void refusesATokenThatWasGoodOnceItsKeyIsTakenBack() {
        AccessTokens rotated = new AccessTokens(_ -> published, Issuer.ORIGIN, clock());
        String token = ISSUER.token(TENANT);
        assertThat(rotated.read(token)).isPresent();
        published = Optional.of(Secrets.ed25519().getPublic());
        assertThat(rotated.read(token)).isEmpty();
        published = Optional.of(ISSUER.key().getPublic());
        assertThat(rotated.read(token)).isPresent();
        published = Optional.empty();
        assertThat(rotated.read(token)).isEmpty();
    }

    private static String payload() {
        String body = ISSUER.token(TENANT).split("\\.", -1)[1];
        return new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8);
    }

    /** Any header and claims, with a signature of the issuer's own key. */
    private static String signed(String header, String payload) {
        try {
            String text = base64(header) + "." + base64(payload);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(ISSUER.key().getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void assertRefused(String token) {
        assertThat(tokens.read(token)).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
