package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.RedisServer;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.Secrets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A core that lets few through, with a real Redis and then without. */
class LimitsIT {

    @Test
    void whoeverComesTooOftenIsToldWhenToComeAgain() {
        try (RedisServer redis = RedisServer.start("redis-secret", "erp-core");
                RunningVertical core = RunningVertical.start(CoreApplication.class, tight(redis))) {
            Caller ingress = Caller.of(core.uri());
            anAddressIsCounted(ingress);
            anEmailIsCountedWhoeverHasIt(ingress);
            aVisitorCannotPassForAnother(ingress);
            oneWhoRefreshesOrTriesLinksIsCounted(ingress);
            aPersonIsCountedInEverything(ingress);
            redis.stop();
            aPodAloneCountsToo(ingress);
        }
    }

    private static Map<String, String> tight(RedisServer redis) {
        Map<String, String> env = new HashMap<>(CoreSuite.ENV);
        env.putAll(redis.envOf("erp-core"));
        env.putAll(Map.of(
                "LIMIT_SIGN_IN_ADDRESS", "3/h",
                "LIMIT_FORGOT_ADDRESS", "4/h",
                "LIMIT_FORGOT_EMAIL", "2/h",
                "LIMIT_REFRESH_ADDRESS", "2/h",
                "LIMIT_LINK_ADDRESS", "2/h",
                "LIMIT_INVITE_EMAIL", "1/h",
                "LIMIT_PERSON", "8/h"));
        return env;
    }

    private static void anAddressIsCounted(Caller ingress) {
        Caller office = from(ingress, "198.51.100.1");
        for (int i = 0; i < 3; i++) {
            assertThat(signIn(office, "nobody-" + i + "@norte.example").status())
                    .isEqualTo(401);
        }
        Caller.Answer refused = signIn(office, "admin@norte.example");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("content-type").orElseThrow()).startsWith("application/problem+json");
        int seconds = Integer.parseInt(refused.header("retry-after").orElseThrow());
        assertThat(seconds).isBetween(1100, 1200);
        assertThat(refused.json().get("detail").stringValue()).contains("try again in " + seconds + " s");
        assertThat(signIn(office.with("Accept-Language", "es"), "a@b.example").text())
                .contains("Son demasiadas peticiones.");
        assertThat(signIn(from(ingress, "198.51.100.2"), "admin@norte.example").status())
                .isEqualTo(200);
    }

    private static void anEmailIsCountedWhoeverHasIt(Caller ingress) {
        String stranger = "nadie-" + UUID.randomUUID() + "@norte.example";
        for (String email : new String[] {stranger, "almacen@norte.example"}) {
            assertThat(forgot(from(ingress, "198.51.100.11"), email).status()).isEqualTo(202);
            assertThat(forgot(from(ingress, "198.51.100.12"), email.toUpperCase(Locale.ROOT))
                            .status())
                    .isEqualTo(202);
            assertThat(forgot(from(ingress, "198.51.100.13"), email).status()).isEqualTo(429);
        }
    }

    /** What stands before the ingress' own entry was written by the visitor. */
    private static void aVisitorCannotPassForAnother(Caller ingress) {
        for (int i = 0; i < 3; i++) {
            signIn(from(ingress, "203.0.113." + i + ", 10.0.0.5"), "nobody-" + i + "@sur.example");
        }
        assertThat(signIn(from(ingress, "203.0.113.9, 10.0.0.5"), "x@sur.example")
                        .status())
                .isEqualTo(429);
    }

    private static void oneWhoRefreshesOrTriesLinksIsCounted(Caller ingress) {
        Caller visitor = from(ingress, "198.51.100.21");
        for (int status : new int[] {401, 401, 429}) {
            assertThat(visitor.post("/api/auth/refresh").status()).isEqualTo(status);
        }
        assertThat(visitor.post("/api/auth/invitation", Map.of("token", "x")).status())
                .isEqualTo(422);
        assertThat(visitor.post("/api/auth/accept-invitation", Map.of("token", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(visitor.post("/api/auth/reset-password", Map.of("token", "x", "password", "x".repeat(12)))
                        .status())
                .isEqualTo(429);
    }

    private static void aPersonIsCountedInEverything(Caller ingress) {
        Caller person = from(ingress, "198.51.100.31")
                .bearing(signIn(from(ingress, "198.51.100.32"), "admin@norte.example")
                        .json()
                        .get("accessToken")
                        .stringValue());
        String email = "eva-" + UUID.randomUUID() + "@correo.example";
        Map<String, Object> invitation = Map.of("email", email, "name", "Eva");
        // What a preview would send goes to nobody, and is not counted.
        Caller.Answer preview = person.with("Content-Type", "text/csv")
                .send("POST", "/api/invitations/import?preview=true", Optional.of("email,name\n" + email + ",Eva\n"));
        assertThat(preview.json().get("errors").isEmpty()).as(preview.text()).isTrue();
        Caller.Answer sent = person.post("/api/invitations", invitation);
        assertThat(sent.status()).isEqualTo(201);
        person.post("/api/invitations/" + sent.json().get("id").stringValue() + "/withdraw");
        assertThat(person.post("/api/invitations", invitation).status()).isEqualTo(429);
        for (int i = 0; i < 4; i++) {
            assertThat(person.get("/api/partners").status()).isEqualTo(200);
        }
        Caller.Answer refused = person.get("/api/partners");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isPresent();
        assertThat(from(ingress, "198.51.100.31").get("/health").status()).isEqualTo(200);
    }

    private static void aPodAloneCountsToo(Caller ingress) {
        Caller office = from(ingress, "198.51.100.41");
        for (int i = 0; i < 3; i++) {
            assertThat(signIn(office, "nobody-" + i + "@norte.example").status())
                    .isEqualTo(401);
        }
        assertThat(signIn(office, "admin@norte.example").status()).isEqualTo(429);
    }

    private static Caller from(Caller ingress, String forwardedFor) {
        return ingress.with("X-Forwarded-For", forwardedFor);
    }

    private static Caller.Answer signIn(Caller visitor, String email) {
        return visitor.post("/api/auth/login", Map.of("email", email, "password", Secrets.DEMO_PASSWORD));
    }

    private static Caller.Answer forgot(Caller visitor, String email) {
        return visitor.post("/api/auth/forgot-password", Map.of("email", email));
    }
}
