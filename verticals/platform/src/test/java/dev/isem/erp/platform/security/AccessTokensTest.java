package dev.isem.erp.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.kit.Issuer;
import dev.isem.erp.platform.kit.Secrets;
import io.jsonwebtoken.Jwts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final Issuer ISSUER = Issuer.start();
    private static final UUID TENANT = UUID.randomUUID();

    private final AccessTokens tokens =
            new AccessTokens(new RemoteKeys(ISSUER.keysUrl(), Clock.systemUTC()), Issuer.ORIGIN, Clock.systemUTC());

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

    private void assertRefused(String token) {
        assertThat(tokens.read(token)).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
