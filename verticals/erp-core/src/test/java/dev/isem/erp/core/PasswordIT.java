package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Meeting;
import dev.isem.erp.platform.kit.Secrets;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person gives themselves another password. */
class PasswordIT {

    private static final String COOKIE = "__Host-erp_refresh";
    private static final String NEXT = "otra-contraseña-larga";

    private final String email = "password-" + UUID.randomUUID() + "@norte.example";

    PasswordIT() {
        Caller.Answer made = CoreSuite.as("admin@norte.example")
                .post("/api/users", Map.of("email", email, "name", "Rosa", "password", Secrets.DEMO_PASSWORD));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    @Test
    void anotherPasswordEndsWhatThePersonHasOpenElsewhere() {
        Caller.Answer own = CoreSuite.signIn(email);
        Caller here =
                CoreSuite.anonymous().bearing(own.json().get("accessToken").stringValue());
        Caller.Answer elsewhere = CoreSuite.signIn(email);
        Caller there = CoreSuite.anonymous()
                .bearing(elsewhere.json().get("accessToken").stringValue());
        assertThat(there.get("/api/auth/me").status()).isEqualTo(200);

        assertThat(changed(here, Secrets.DEMO_PASSWORD, NEXT).status()).isEqualTo(204);

        assertThat(refresh(own).status()).as("this session goes on").isEqualTo(200);
        assertThat(there.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(refresh(elsewhere).status()).isEqualTo(401);
        assertThat(CoreSuite.signIn(email).status()).isEqualTo(401);
        assertThat(CoreSuite.anonymous()
                        .post("/api/auth/login", Map.of("email", email, "password", NEXT))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyComesInByThePasswordThatIsReplacedMeanwhile() throws Exception {
        String person = CoreSuite.signIn(email).json().at("/user/id").stringValue();
        assertThat(CoreSuite.anonymous()
                        .post("/api/auth/login", Map.of("email", email, "password", NEXT))
                        .status())
                .as("so that the next attempt has something to count back")
                .isEqualTo(401);
        Caller.Answer in;
        try (Connection superuser = CoreSuite.DATABASE.superuser()) {
            in = Meeting.afterChange(
                    superuser,
                    "auth.identities",
                    person,
                    "password_hash = 'of another'",
                    () -> CoreSuite.signIn(email));
        }
        assertThat(in.status()).isEqualTo(401);
        assertThat(in.cookie(COOKIE)).isEmpty();
    }

    @Test
    void whatIsWrongIsToldAtItsFieldAndChangesNothing() {
        Caller here = CoreSuite.as(email);
        Caller.Answer wrong = changed(here, "not-the-password", NEXT);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/0/pointer").stringValue()).isEqualTo("/current");
        Caller.Answer tooShort = changed(here, Secrets.DEMO_PASSWORD, "elevenchars");
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.json().at("/errors/0/pointer").stringValue()).isEqualTo("/next");
        assertThat(here.post("/api/auth/password", "{}").status()).isEqualTo(422);
        assertThat(CoreSuite.anonymous()
                        .post("/api/auth/password", Map.of("current", "x", "next", NEXT))
                        .status())
                .isEqualTo(401);
        assertThat(CoreSuite.signIn(email).status()).isEqualTo(200);
    }

    @Test
    void whatAnybodyWouldGuessIsRefusedWhereverItIsChosen() {
        Caller here = CoreSuite.as(email);
        for (String guessed : List.of("1qaz2wsx3edc4rfv", "Constructora del Norte 2026", email, "ERP-Suite-2026!")) {
            Caller.Answer refused = changed(here, Secrets.DEMO_PASSWORD, guessed);
            assertThat(refused.status()).as(guessed).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("/next");
            assertThat(refused.text()).contains("several words");
        }
        Caller admin = CoreSuite.as("admin@norte.example");
        Caller.Answer made = admin.post(
                "/api/users",
                Map.of(
                        "email",
                        CoreSuite.unique("p") + "@norte.example",
                        "name",
                        "P",
                        "password",
                        "constructora.del.norte"));
        assertThat(made.status()).isEqualTo(422);
        assertThat(made.json().at("/errors/0/pointer").stringValue()).isEqualTo("/password");
        Map<String, Object> company = new HashMap<>(CoreSuite.company(CoreSuite.unique("v"), "Vidrios", "v@v.example"));
        company.put("adminPassword", "Vidrios12345");
        Caller.Answer opened = admin.post("/api/suite-tenants", company);
        assertThat(opened.status()).isEqualTo(422);
        assertThat(opened.json().at("/errors/0/pointer").stringValue()).isEqualTo("/adminPassword");
        assertThat(CoreSuite.signIn(email).status()).isEqualTo(200);
    }

    @Test
    void whoeverGuessesAtAnOpenScreenIsLockedOut() {
        Caller here = CoreSuite.as(email);
        for (int i = 0; i < 5; i++) {
            assertThat(changed(here, "a-wrong-guess-" + i, NEXT).status()).isEqualTo(422);
        }
        assertThat(changed(here, Secrets.DEMO_PASSWORD, NEXT).status()).isEqualTo(422);
    }

    private static Caller.Answer refresh(Caller.Answer granted) {
        String token = granted.cookie("__Host-erp_refresh").orElseThrow();
        return CoreSuite.anonymous()
                .with("Cookie", "__Host-erp_refresh=" + token)
                .post("/api/auth/refresh");
    }

    private static Caller.Answer changed(Caller person, String current, String next) {
        return person.post("/api/auth/password", Map.of("current", current, "next", next));
    }
}
