package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.neighbour.NeighbourApplication;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.Secrets;
import dev.isem.erp.platform.migrate.SuiteDatabase.Manifest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What ends in the core ends in another vertical too, which has the rights of its manifest there and no word from the core. */
class EndedTokensIT {

    private static final Manifest NEIGHBOUR = new Manifest("vecino", "vecino", "auth.tenants,auth.users", "", "");
    private static final String COOKIE = "__Host-erp_refresh";
    private static final String NEXT = "otra-contraseña-larga";

    /** A second, and what two servers and a database on a busy machine take. */
    private static final Duration SOON = Duration.ofMillis(2500);

    private static final RunningVertical BESIDE = serving();

    private final Caller chief = withEveryApplication(CoreSuite.ofNewCompany("Vecina"));
    private final JsonNode role = CoreSuite.made(chief, "/api/roles", permitting("notes:read", "partners:read"));
    private final JsonNode person = CoreSuite.made(
            chief,
            "/api/users",
            Map.of(
                    "email",
                    CoreSuite.unique("ana") + "@vecina.example",
                    "name",
                    "Ana",
                    "password",
                    Secrets.DEMO_PASSWORD,
                    "roleIds",
                    List.of(role.get("id").stringValue())));
    private final Caller.Answer in = CoreSuite.signIn(person.get("email").stringValue());
    private final Caller here = bearing(in);
    private final Caller there = here.at(BESIDE.uri());

    @AfterAll
    static void stop() {
        BESIDE.close();
    }

    @Test
    void whoSignsOutIsOutOfOtherVerticalsWithinASecond() {
        assertThat(there.get("/api/notes").status()).isEqualTo(200);
        withCookie(in).post("/api/auth/logout");
        assertThat(here.get("/api/auth/me").status()).isEqualTo(401);
        assertRefusedSoon(there, "/api/notes");
    }

    @Test
    void aSessionThatGoesOnElsewhereNeedsAnotherTokenAndNoPassword() {
        Caller.Answer second = CoreSuite.signIn(person.get("email").stringValue());
        Caller elsewhere = bearing(second).at(BESIDE.uri());
        assertThat(elsewhere.get("/api/notes").status()).isEqualTo(200);
        withCookie(in).post("/api/auth/logout");
        assertRefusedSoon(elsewhere, "/api/notes");
        assertThat(renewed(second).at(BESIDE.uri()).get("/api/notes").status()).isEqualTo(200);
    }

    @Test
    void aPermissionThatARoleLosesIsLostByTokensThatAreOut() {
        assertThat(there.get("/api/notes").status()).isEqualTo(200);
        assertThat(here.get("/api/partners").status()).isEqualTo(200);
        saveRole(1, permitting("partners:read"));
        assertThat(here.get("/api/partners").status())
                .as("at once, where the role was changed")
                .isEqualTo(401);
        assertRefusedSoon(there, "/api/notes");
        Caller again = renewed(in);
        assertThat(again.get("/api/partners").status()).isEqualTo(200);
        assertThat(again.at(BESIDE.uri()).get("/api/meta").status()).isEqualTo(200);
        assertThat(again.at(BESIDE.uri()).get("/api/notes").status()).isEqualTo(403);
        assertThat(here.get("/api/partners").status())
                .as("the token of before, beside the one that counts")
                .isEqualTo(401);
    }

    @Test
    void anotherRoleCountsForTokensThatAreOut() {
        assertThat(there.get("/api/notes").status()).isEqualTo(200);
        savePerson(Map.of("name", "Ana", "roleIds", List.of()));
        assertThat(here.get("/api/auth/me").status()).isEqualTo(401);
        assertRefusedSoon(there, "/api/notes");
        assertThat(renewed(in).at(BESIDE.uri()).get("/api/notes").status()).isEqualTo(403);
    }

    @Test
    void whatChangesNothingThatATokenSaysEndsNone() {
        Map<String, Object> renamed = new HashMap<>(permitting("partners:read", "notes:read"));
        renamed.put("name", "Otro nombre");
        saveRole(1, renamed);
        savePerson(Map.of("name", "Ana María", "roleIds", List.of(role.get("id").stringValue())));
        pause(Duration.ofMillis(1100));
        assertThat(here.get("/api/auth/me").status()).isEqualTo(200);
        assertThat(there.get("/api/notes").status()).isEqualTo(200);
    }

    @Test
    void whoIsMadeInactiveIsOutOfOtherVerticalsWithinASecond() {
        assertThat(there.get("/api/notes").status()).isEqualTo(200);
        savePerson(Map.of(
                "name",
                "Ana",
                "status",
                "inactive",
                "roleIds",
                List.of(role.get("id").stringValue())));
        assertRefusedSoon(there, "/api/notes");
    }

    @Test
    void aSuspendedCompanyIsOutOfOtherVerticalsWithinASecond() {
        assertThat(there.get("/api/notes").status()).isEqualTo(200);
        Caller operator = CoreSuite.as("admin@norte.example");
        String company = "/api/suite-tenants/" + in.json().at("/user/tenant/id").stringValue();
        assertThat(operator.post(company + "/suspend").status()).isEqualTo(200);
        assertRefusedSoon(there, "/api/notes");
        assertThat(operator.post(company + "/resume").status()).isEqualTo(200);
        assertThat(there.get("/api/notes").status())
                .as("a token that has not expired meanwhile")
                .isEqualTo(200);
    }

    @Test
    void anotherPasswordEndsTheTokensOfOtherDevices() {
        Caller.Answer second = CoreSuite.signIn(person.get("email").stringValue());
        Caller elsewhere = bearing(second).at(BESIDE.uri());
        assertThat(elsewhere.get("/api/notes").status()).isEqualTo(200);
        Map<String, String> passwords = Map.of("current", Secrets.DEMO_PASSWORD, "next", NEXT);
        assertThat(here.post("/api/auth/password", passwords).status()).isEqualTo(204);
        assertRefusedSoon(elsewhere, "/api/notes");
        assertThat(withCookie(second).post("/api/auth/refresh").status()).isEqualTo(401);
        assertThat(renewed(in).at(BESIDE.uri()).get("/api/notes").status()).isEqualTo(200);
    }

    private static RunningVertical serving() {
        Map<String, String> env = new HashMap<>(CoreSuite.ENV);
        CoreSuite.DATABASE.provision(NEIGHBOUR, "1.0.0");
        env.putAll(CoreSuite.DATABASE.serveEnv(NEIGHBOUR, "1.0.0"));
        env.put("spring.application.name", "vecino");
        env.put("erp.home-schema", "vecino");
        env.put("ERP_JWKS_URL", CoreSuite.CORE.uri() + "/.well-known/jwks.json");
        return RunningVertical.start(NeighbourApplication.class, env);
    }

    private void saveRole(int version, Map<String, Object> role) {
        Map<String, Object> changed = new HashMap<>(role);
        changed.put("code", this.role.get("code").stringValue());
        assertThat(chief.with("If-Match", "\"" + version + "\"")
                        .put("/api/roles/" + this.role.get("id").stringValue(), changed)
                        .status())
                .isEqualTo(200);
    }

    private void savePerson(Map<String, Object> changed) {
        assertThat(chief.with("If-Match", "\"1\"")
                        .put("/api/users/" + person.get("id").stringValue(), changed)
                        .status())
                .isEqualTo(200);
    }

    private static Map<String, Object> permitting(String... permissions) {
        return Map.of("code", CoreSuite.unique("n"), "name", "Notas", "permissions", List.of(permissions));
    }

    private static Caller withEveryApplication(Caller chief) {
        String company = chief.get("/api/tenants").json().at("/0/id").stringValue();
        Caller.Answer changed = CoreSuite.as("admin@norte.example")
                .post("/api/suite-tenants/" + company + "/change-plan", Map.of("plan", "enterprise"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        return chief;
    }

    private static Caller bearing(Caller.Answer granted) {
        return CoreSuite.anonymous().bearing(granted.json().get("accessToken").stringValue());
    }

    private static Caller withCookie(Caller.Answer granted) {
        return CoreSuite.anonymous()
                .with("Cookie", COOKIE + "=" + granted.cookie(COOKIE).orElseThrow());
    }

    /** The same session, by the token that its cookie gets. */
    private static Caller renewed(Caller.Answer granted) {
        Caller.Answer answer = withCookie(granted).post("/api/auth/refresh");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return bearing(answer);
    }

    private static void assertRefusedSoon(Caller caller, String path) {
        long end = System.nanoTime() + SOON.toNanos();
        int status = caller.get(path).status();
        while (status == 200 && System.nanoTime() < end) {
            pause(Duration.ofMillis(50));
            status = caller.get(path).status();
        }
        assertThat(status).isEqualTo(401);
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
