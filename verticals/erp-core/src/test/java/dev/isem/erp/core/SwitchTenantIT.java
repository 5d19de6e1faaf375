package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody who works for two companies goes from one to the other. */
class SwitchTenantIT {

    private static final String COOKIE = "__Host-erp_refresh";
    private static final String OWN = "una-contraseña-propia";

    private final Caller operator = CoreSuite.as("admin@norte.example");
    private final Caller second = CoreSuite.ofNewCompany("Segunda");
    private final JsonNode segunda = second.get("/api/auth/me").json().get("tenant");
    private final String email = "dora-" + UUID.randomUUID().toString().substring(0, 8) + "@correo.example";

    @Test
    void theSessionGoesOnInTheOtherCompanyAndEndsInTheFirst() {
        joinBoth();
        Caller.Answer in = signIn();
        JsonNode user = in.json().get("user");
        assertThat(user.at("/tenant/name").stringValue()).isEqualTo("Constructora del Norte");
        assertThat(user.get("tenants")).hasSize(2);
        Caller before = bearing(in);

        Caller.Answer switched = switchTo(before, segunda.get("id").stringValue());

        assertThat(switched.status()).as(switched.text()).isEqualTo(200);
        assertThat(switched.json().at("/user/tenant/id")).isEqualTo(segunda.get("id"));
        Caller after = bearing(switched);
        assertThat(after.get("/api/partners").json().isEmpty())
                .as("the other company has none")
                .isTrue();
        assertThat(before.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(refresh(in).status()).as("the cookie of the first company").isEqualTo(401);
        Caller.Answer refreshed = refresh(switched);
        assertThat(refreshed.json().at("/user/tenant/id")).isEqualTo(segunda.get("id"));
        assertThat(after.get("/api/auth/me").json().get("tenants")).hasSize(2);
    }

    @Test
    void whereSomebodyDoesNotBelongOrNobodyMayWorkIsNotFound() {
        joinBoth();
        Caller person = bearing(signIn());
        String sur = CoreSuite.signIn("admin@sur.example")
                .json()
                .at("/user/tenant/id")
                .stringValue();
        assertThat(switchTo(person, sur).status()).isEqualTo(404);
        assertThat(switchTo(person, UUID.randomUUID().toString()).status()).isEqualTo(404);
        assertThat(person.post("/api/auth/switch-tenant", Map.of()).status()).isEqualTo(404);
        String one = "/api/suite-tenants/" + segunda.get("id").stringValue();
        assertThat(operator.post(one + "/suspend").status()).isEqualTo(200);
        Caller.Answer suspended = switchTo(person, segunda.get("id").stringValue());
        assertThat(suspended.status()).isEqualTo(404);
        assertThat(person.get("/api/auth/me").json().get("tenants")).hasSize(1);
        assertThat(person.get("/api/partners").status())
                .as("a refused switch ends nothing")
                .isEqualTo(200);
        assertThat(CoreSuite.anonymous()
                        .post("/api/auth/switch-tenant", Map.of("tenantId", sur))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aSessionThatHasEndedGoesOnNowhere() throws SQLException {
        joinBoth();
        Caller.Answer in = signIn();
        Caller person = bearing(in);
        assertThat(person.get("/api/auth/me").status()).isEqualTo(200);
        String user = in.json().at("/user/id").stringValue();
        try (Connection owner = CoreSuite.DATABASE.owner(CoreSuite.MANIFEST);
                Statement statement = owner.createStatement()) {
            // As another pod does it: this one trusts for a second what it has just seen.
            statement.executeUpdate("UPDATE auth.refresh_tokens SET revoked_at = now() WHERE user_id = '" + user + "'");
            assertThat(switchTo(person, segunda.get("id").stringValue()).status())
                    .isEqualTo(401);
            try (ResultSet open = statement.executeQuery(
                    "SELECT count(*) FROM auth.refresh_tokens WHERE user_id = '" + user + "' AND revoked_at IS NULL")) {
                open.next();
                assertThat(open.getInt(1)).isZero();
            }
        }
    }

    @Test
    void anotherPasswordEndsWhatIsOpenInEveryCompany() {
        joinBoth();
        Caller.Answer elsewhere = switchTo(bearing(signIn()), segunda.get("id").stringValue());
        Caller.Answer here = signIn();
        Map<String, String> passwords = Map.of("current", OWN, "next", "otra-contraseña-propia");
        assertThat(bearing(here).post("/api/auth/password", passwords).status()).isEqualTo(204);
        assertThat(refresh(elsewhere).status()).isEqualTo(401);
        assertThat(bearing(elsewhere).get("/api/auth/me").status()).isEqualTo(401);
        assertThat(refresh(here).status())
                .as("where it was changed, work goes on")
                .isEqualTo(200);
    }

    private void joinBoth() {
        join(operator, 1);
        join(second, 2);
    }

    private void join(Caller company, int mails) {
        String reader =
                company.get("/api/roles?q=reader").json().get(0).get("id").stringValue();
        Caller.Answer invited =
                company.post("/api/invitations", Map.of("email", email, "name", "Dora", "roleIds", List.of(reader)));
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        Caller.Answer accepted = CoreSuite.anonymous()
                .post("/api/auth/accept-invitation", Map.of("token", Mails.token(email, mails), "password", OWN));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    }

    private Caller.Answer signIn() {
        return CoreSuite.anonymous().post("/api/auth/login", Map.of("email", email, "password", OWN));
    }

    private static Caller bearing(Caller.Answer granted) {
        return CoreSuite.anonymous().bearing(granted.json().get("accessToken").stringValue());
    }

    private static Caller.Answer switchTo(Caller person, String tenant) {
        return person.post("/api/auth/switch-tenant", Map.of("tenantId", tenant));
    }

    private static Caller.Answer refresh(Caller.Answer granted) {
        return CoreSuite.anonymous()
                .with("Cookie", COOKIE + "=" + granted.cookie(COOKIE).orElseThrow())
                .post("/api/auth/refresh");
    }
}
