package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.Secrets;
import dev.isem.erp.platform.security.AccessTokens;
import dev.isem.erp.platform.security.TokenJson;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A pod of the core that accepts tokens of a shared secret, beside one that does not. */
class SharedSecretIT {

    private static final String SECRET = "a-shared-secret-of-48-bytes-as-openssl-makes-one";

    private final String email = CoreSuite.madeIn("norte", "ines");
    private final JsonNode user = CoreSuite.signIn(email).json().get("user");

    @Test
    void aTokenOfTheSecretSpeaksForSomebodyWhoMayWorkAndNobodyElse() {
        Map<String, String> env = new HashMap<>(CoreSuite.ENV);
        env.put("JWT_SECRET", SECRET);
        try (RunningVertical core = RunningVertical.start(CoreApplication.class, env)) {
            Caller caller = Caller.of(core.uri());
            for (String id :
                    List.of(UUID.randomUUID().toString(), UUID.randomUUID() + "." + UUID.randomUUID(), "7.x")) {
                String token = token(user.get("id").stringValue(), id);
                assertThat(caller.bearing(token).get("/api/partners").status()).isEqualTo(200);
                assertThat(caller.bearing(token).get("/api/products").status()).isEqualTo(403);
                assertThat(CoreSuite.anonymous()
                                .bearing(token)
                                .get("/api/partners")
                                .status())
                        .as("where no secret is set")
                        .isEqualTo(401);
            }
            Caller nobody = caller.bearing(token(UUID.randomUUID().toString(), UUID.randomUUID() + ".1"));
            assertThat(nobody.get("/api/partners").status()).isEqualTo(401);
            Caller person = caller.bearing(token(user.get("id").stringValue(), "a-foreign-id"));
            Map<String, String> passwords = Map.of("current", Secrets.DEMO_PASSWORD, "next", "otra-contraseña-larga");
            assertThat(person.post("/api/auth/password", passwords).status()).isEqualTo(204);
            Map<String, Object> elsewhere =
                    Map.of("tenantId", user.at("/tenant/id").stringValue());
            assertThat(person.post("/api/auth/switch-tenant", elsewhere).status())
                    .as("no session of the suite comes of it, which would go on when the secret is gone")
                    .isEqualTo(401);
            assertThat(person.get("/api/partners").status())
                    .as("it belongs to no session that could have ended")
                    .isEqualTo(200);
        }
    }

    private String token(String person, String id) {
        return Jwts.builder()
                .json(TokenJson.writer())
                .header()
                .type(AccessTokens.TYPE)
                .and()
                .subject(person)
                .id(id)
                .issuer("http://erp.localhost:8080")
                .audience()
                .add(AccessTokens.AUDIENCE)
                .and()
                .expiration(Date.from(Instant.now().plusSeconds(600)))
                .claim("tid", user.at("/tenant/id").stringValue())
                .claim("roles", List.of())
                .claim("perms", List.of("partners:read"))
                .signWith(Keys.hmacShaKeyFor(SECRET.getBytes(StandardCharsets.UTF_8)), Jwts.SIG.HS256)
                .compact();
    }
}
