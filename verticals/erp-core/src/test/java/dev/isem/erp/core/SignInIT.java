package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignInIT {

    @Test
    void aGoodPasswordGivesATokenTwoCookiesAndTheTenant() {
        Caller.Answer answer = CoreSuite.signIn("Admin@Norte.example");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode body = answer.json();
        assertThat(body.get("expiresIn").intValue()).isEqualTo(900);
        assertThat(body.at("/user/tenant/name").stringValue()).isEqualTo("Constructora del Norte");
        String[] cookies = answer.header("set-cookie").orElseThrow().split("\n", -1);
        assertThat(cookies[0])
                .startsWith("__Host-erp_refresh=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Domain");
        assertThat(cookies[1])
                .startsWith("erp_session=1")
                .contains("Domain=erp.localhost", "Secure", "SameSite=Strict")
                .doesNotContain("HttpOnly");
    }

    @Test
    void anUnknownEmailAndAWrongPasswordAreTheSameAnswer() {
        Caller.Answer unknown = login("nobody@norte.example", "some-password-1");
        Caller.Answer wrong = login("ventas@norte.example", "some-password-1");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void fiveFailuresLockEvenTheRightPasswordOut() {
        String email = "locked-" + UUID.randomUUID() + "@norte.example";
        CoreSuite.as("admin@norte.example")
                .post("/api/users", Map.of("email", email, "name", "Luis", "password", Secrets.DEMO_PASSWORD));
        assertThat(login(email, Secrets.DEMO_PASSWORD).status()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(login(email, "wrong-password-1").status()).isEqualTo(401);
        }
        assertThat(login(email, Secrets.DEMO_PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void signingInNeedsTheHeaderAndAnOriginOfTheSuite() {
        Caller plain = CoreSuite.anonymous();
        assertThat(plain.without("X-ERP").post("/api/auth/login", Map.of()).status())
                .isEqualTo(403);
        assertThat(plain.with("Origin", "http://evil.localhost:8080")
                        .post("/api/auth/login", Map.of())
                        .status())
                .isEqualTo(403);
        Caller.Answer preflight = plain.with("Origin", "http://construccion.erp.localhost:8080")
                .with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", "/api/auth/refresh", Optional.empty());
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("access-control-allow-credentials")).contains("true");
        assertThat(preflight.header("access-control-allow-origin")).contains("http://construccion.erp.localhost:8080");
    }

    @Test
    void withoutAGoodTokenThereIsNothing() {
        Caller plain = CoreSuite.anonymous();
        assertThat(plain.get("/api/partners").status()).isEqualTo(401);
        assertThat(plain.bearing("x.y.z").get("/api/partners").status()).isEqualTo(401);
        assertThat(plain.get("/api/meta").status()).isEqualTo(401);
        assertThat(plain.get("/api/nothing").status()).isEqualTo(404);
    }

    @Test
    void aReaderReadsAndChangesNothing() {
        Caller reader = CoreSuite.as("ventas@norte.example");
        assertThat(reader.get("/api/partners").status()).isEqualTo(200);
        assertThat(reader.post("/api/partners", Map.of("code", "X", "name", "X"))
                        .status())
                .isEqualTo(403);
        JsonNode partners = reader.get("/api/meta").json().get("resources").get(0);
        assertThat(partners.get("can").toString()).isEqualTo("[\"list\",\"show\"]");
    }

    private static Caller.Answer login(String email, String password) {
        return CoreSuite.anonymous().post("/api/auth/login", Map.of("email", email, "password", password));
    }
}
