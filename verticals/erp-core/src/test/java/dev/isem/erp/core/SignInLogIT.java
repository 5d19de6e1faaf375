package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Secrets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the administrator of a company can read of who came in, and who tried. */
class SignInLogIT {

    private static final String NEXT = "otra-contraseña-larga";

    private final Caller admin = CoreSuite.as("admin@norte.example");
    private final String email = CoreSuite.madeIn("norte", "bitacora");
    private final String person =
            admin.get("/api/users?q=" + email).json().get(0).get("id").stringValue();

    @Test
    void whoSignsInIsTold() {
        CoreSuite.as(email);
        assertThat(lines())
                .filteredOn(line -> isAct(line, "sign-in"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("createdBy").stringValue()).isEqualTo(person);
                    assertThat(line.get("before").isNull() && line.get("after").isNull())
                            .isTrue();
                });
    }

    /** However long somebody goes on guessing, there are no lines while the lock holds: they would fill the log. */
    @Test
    void failuresAreToldUntilTheyLock() throws InterruptedException {
        for (int guess = 0; guess < 14; guess++) {
            assertThat(signIn("a-wrong-guess-" + guess)).isEqualTo(401);
        }
        await(4, "sign-in-failed");
        await(1, "lock-out");
        assertThat(signIn(Secrets.DEMO_PASSWORD)).isEqualTo(401);
        TimeUnit.MILLISECONDS.sleep(500);
        assertThat(acts())
                .containsExactlyInAnyOrder(
                        "create", "sign-in-failed", "sign-in-failed", "sign-in-failed", "sign-in-failed", "lock-out");
        assertThat(lines().toString()).doesNotContain("guess");
    }

    @Test
    void anotherPasswordIsToldAndWhatItEnds() throws InterruptedException {
        Caller here = CoreSuite.as(email);
        assertThat(changed(here, "not-the-password").status()).isEqualTo(422);
        await(1, "sign-in-failed");
        assertThat(changed(here, Secrets.DEMO_PASSWORD).status()).isEqualTo(204);
        assertThat(acts()).contains("change-password").doesNotContain("end-sessions");

        Caller.Answer elsewhere =
                CoreSuite.anonymous().post("/api/auth/login", Map.of("email", email, "password", NEXT));
        Caller there = CoreSuite.anonymous()
                .bearing(elsewhere.json().get("accessToken").stringValue());
        Caller.Answer back = there.post("/api/auth/password", Map.of("current", NEXT, "next", Secrets.DEMO_PASSWORD));
        assertThat(back.status()).isEqualTo(204);
        assertThat(acts()).contains("end-sessions");
        assertThat(lines().toString()).doesNotContain(NEXT, Secrets.DEMO_PASSWORD, "argon2");
    }

    private static Caller.Answer changed(Caller person, String current) {
        return person.post("/api/auth/password", Map.of("current", current, "next", NEXT));
    }

    private int signIn(String password) {
        return CoreSuite.anonymous()
                .post("/api/auth/login", Map.of("email", email, "password", password))
                .status();
    }

    private void await(int lines, String act) throws InterruptedException {
        for (int i = 0; i < 100 && count(act) < lines; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(count(act)).as(act).isEqualTo(lines);
    }

    private long count(String act) {
        return acts().filter(act::equals).count();
    }

    private Stream<String> acts() {
        return lines().stream().map(line -> line.get("action").stringValue());
    }

    private List<JsonNode> lines() {
        return List.copyOf(admin.get("/api/audit?size=100&resource=users&recordId=" + person)
                .json()
                .values());
    }

    private static boolean isAct(JsonNode line, String act) {
        return line.get("action").stringValue().equals(act);
    }
}
