package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A company asks somebody to join it, by a link that they are mailed. */
class InvitationsIT {

    private static final String OWN = "una-contraseña-propia";

    private final Caller norte = CoreSuite.as("admin@norte.example");
    private final String clara = "clara-" + UUID.randomUUID().toString().substring(0, 8) + "@correo.example";

    @Test
    void whoeverIsInvitedSetsNameAndPasswordAndHasTheRolesGiven() {
        JsonNode invitation = invited(norte, clara, roleOf(norte, "reader"));
        String token = Mails.token(clara, 1);
        assertThat(invitation.toString())
                .as("nobody but the mail knows the link")
                .doesNotContain(token);

        Caller.Answer offer = look(token);
        assertThat(offer.json().get("company").stringValue()).isEqualTo("Constructora del Norte");
        assertThat(offer.json().get("needsPassword").booleanValue()).isTrue();
        assertThat(accept(token, "Clara Luz", "too-short")
                        .json()
                        .at("/errors/0/pointer")
                        .stringValue())
                .isEqualTo("/password");
        assertThat(accept(token, "Clara Luz", "constructora del norte").status())
                .as("the company's name is guessed at once")
                .isEqualTo(422);
        assertThat(accept(token, "Clara Luz", OWN).status()).isEqualTo(200);

        Caller in = as(clara, OWN);
        assertThat(in.get("/api/auth/me").json().get("name").stringValue()).isEqualTo("Clara Luz");
        assertThat(in.get("/api/partners").status()).isEqualTo(200);
        assertThat(in.post("/api/partners", Map.of()).status()).isEqualTo(403);
        assertThat(accept(token, "Otra", OWN).status()).as("a link works once").isEqualTo(422);
        assertThat(stateOf(norte, invitation)).isEqualTo("accepted");
        assertThat(invite(norte, clara).status()).as("a member is not invited").isEqualTo(409);
    }

    @Test
    void whetherSomebodyBelongsElsewhereIsToldToNobody() {
        String known = CoreSuite.madeIn("norte", "conocida");
        Caller segunda = CoreSuite.ofNewCompany("Segunda");
        Caller.Answer here = invite(segunda, known);
        Caller.Answer there = invite(segunda, clara);
        assertThat(List.of(here.status(), there.status())).containsOnly(201);
        assertThat(here.json().propertyNames()).isEqualTo(there.json().propertyNames());
        assertThat(here.json().get("status")).isEqualTo(there.json().get("status"));
    }

    @Test
    void aPersonOfTwoCompaniesKeepsTheirOwnPassword() {
        invited(norte, clara);
        accept(Mails.token(clara, 1), "Clara", OWN);
        Caller open = as(clara, OWN);
        Caller segunda = CoreSuite.ofNewCompany("Segunda");
        invited(segunda, clara, roleOf(segunda, "reader"));
        String token = Mails.token(clara, 2);

        assertThat(look(token).json().get("needsPassword").booleanValue()).isFalse();
        assertThat(accept(token, "", "another-password-1").status()).isEqualTo(200);

        assertThat(open.get("/api/auth/me")
                        .json()
                        .get("tenants")
                        .valueStream()
                        .map(tenant -> tenant.get("name").stringValue()))
                .containsExactly("Constructora del Norte", "Segunda");
        assertThat(signIn(clara, "another-password-1").status()).isEqualTo(401);
        assertThat(signIn(clara, OWN).status()).isEqualTo(200);
    }

    /** An administrator chose it, and would enter the other company by it. */
    @Test
    void aPasswordThatSomebodyElseChoseDoesNotOpenASecondCompany() {
        String known = CoreSuite.madeIn("norte", "conocida");
        Caller byTheOldOne = CoreSuite.as(known);
        invited(CoreSuite.ofNewCompany("Segunda"), known);
        String token = Mails.token(known, 1);

        assertThat(look(token).json().get("needsPassword").booleanValue()).isTrue();
        assertThat(accept(token, "", "").status()).isEqualTo(422);
        assertThat(accept(token, "", OWN).status()).isEqualTo(200);

        assertThat(byTheOldOne.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(signIn(known, Secrets.DEMO_PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(known, OWN).status()).isEqualTo(200);
    }

    @Test
    void aLinkThatWasWithdrawnRepeatedOrIsTooOldLeadsNowhere() throws SQLException {
        JsonNode invitation = invited(norte, clara);
        String first = Mails.token(clara, 1);
        assertThat(act(norte, invitation, "repeat").status()).isEqualTo(200);
        String second = Mails.token(clara, 2);
        assertThat(look(first).status()).isEqualTo(422);
        assertThat(look(second).status()).isEqualTo(200);
        age(clara);
        assertThat(look(second).status()).isEqualTo(422);
        assertThat(act(norte, invitation, "repeat").status())
                .as("what ran out is sent again")
                .isEqualTo(200);
        String third = Mails.token(clara, 3);
        assertThat(look(third).status()).isEqualTo(200);
        assertThat(act(norte, invitation, "withdraw").status()).isEqualTo(200);
        assertThat(accept(third, "Clara", OWN).status()).isEqualTo(422);
        assertThat(act(norte, invitation, "repeat").status()).isEqualTo(409);
        assertThat(invite(norte, clara).status()).as("and can be invited anew").isEqualTo(201);
    }

    @Test
    void nobodyInvitesIntoARoleThatTheyLack() {
        Caller.Answer role = norte.post(
                "/api/roles",
                Map.of(
                        "code",
                        "p" + UUID.randomUUID().toString().substring(0, 8),
                        "name",
                        "P",
                        "permissions",
                        List.of("users:*", "roles:read")));
        String personal = CoreSuite.madeIn("norte", "personal");
        JsonNode person = norte.get("/api/users?q=" + personal).json().get(0);
        norte.with("If-Match", "\"1\"")
                .put(
                        "/api/users/" + person.get("id").stringValue(),
                        Map.of(
                                "name",
                                "P",
                                "roleIds",
                                List.of(role.json().get("id").stringValue())));
        Caller theirs = CoreSuite.as(personal);
        Caller.Answer refused = invite(theirs, clara, roleOf(norte, "administrator"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("/roleIds");
        JsonNode admins = invited(norte, clara, roleOf(norte, "administrator"));
        assertThat(act(theirs, admins, "repeat").status()).isEqualTo(422);
        assertThat(invite(CoreSuite.as("ventas@norte.example"), "x@correo.example")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ofFourWhoAcceptAtOnceOneSucceeds() throws Exception {
        invited(norte, clara);
        String token = Mails.token(clara, 1);
        List<Integer> answers =
                AtOnce.by(4, 4, number -> accept(token, "Clara " + number, OWN).status());
        assertThat(answers)
                .containsOnlyOnce(200)
                .allMatch(status -> List.of(200, 422, 429).contains(status));
        assertThat(norte.get("/api/users?q=" + clara).json()).hasSize(1);
    }

    /** Whoever was made a member meanwhile keeps what they have: an older invitation takes no administrator away. */
    @Test
    void theLastAdministratorIsNotDemotedByAnInvitation() {
        String boss = "jefa-" + UUID.randomUUID().toString().substring(0, 8) + "@nueva.example";
        Caller first = CoreSuite.ofNewCompany("Nueva");
        invited(first, boss, roleOf(first, "reader"));
        String token = Mails.token(boss, 1);
        Caller.Answer made = first.post(
                "/api/users",
                Map.of(
                        "email",
                        boss,
                        "name",
                        "Jefa",
                        "password",
                        Secrets.DEMO_PASSWORD,
                        "roleIds",
                        List.of(roleOf(first, "administrator"))));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode other = first.get("/api/auth/me").json();
        Caller.Answer demoted = CoreSuite.as(boss)
                .with(
                        "If-Match",
                        "\""
                                + first.get("/api/users/" + other.get("id").stringValue())
                                        .json()
                                        .get("version")
                                        .intValue()
                                + "\"")
                .put("/api/users/" + other.get("id").stringValue(), Map.of("name", "X", "roleIds", List.of()));
        assertThat(demoted.status()).as(demoted.text()).isEqualTo(200);

        assertThat(accept(token, "", OWN).status()).isEqualTo(200);
        assertThat(as(boss, OWN).get("/api/users").status()).isEqualTo(200);
    }

    @Test
    void aRepeatedRequestWithOneKeySendsOneMail() {
        Caller keyed = norte.with("Idempotency-Key", UUID.randomUUID().toString());
        assertThat(invite(keyed, clara).status()).isEqualTo(201);
        assertThat(invite(keyed, clara).status()).isEqualTo(200);
        String luis = "luis-" + UUID.randomUUID() + "@correo.example";
        invited(norte, luis);
        Mails.to(luis, 1);
        assertThat(Mails.textsTo(clara)).hasSize(1);
        assertThat(invite(norte, clara).status())
                .as("one open invitation per person")
                .isEqualTo(409);
    }

    private static Caller.Answer invite(Caller by, String email, String... roles) {
        return by.post("/api/invitations", Map.of("email", email, "name", "Clara", "language", "en", "roleIds", roles));
    }

    private static JsonNode invited(Caller by, String email, String... roles) {
        Caller.Answer answer = invite(by, email, roles);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static Caller.Answer act(Caller by, JsonNode invitation, String action) {
        return by.post("/api/invitations/" + invitation.get("id").stringValue() + "/" + action);
    }

    private static String stateOf(Caller by, JsonNode invitation) {
        return by.get("/api/invitations/" + invitation.get("id").stringValue())
                .json()
                .get("status")
                .stringValue();
    }

    private static String roleOf(Caller by, String code) {
        return by.get("/api/roles?q=" + code).json().get(0).get("id").stringValue();
    }

    private static Caller.Answer look(String token) {
        return CoreSuite.anonymous().post("/api/auth/invitation", Map.of("token", token));
    }

    private static Caller.Answer accept(String token, String name, String password) {
        return CoreSuite.anonymous()
                .post("/api/auth/accept-invitation", Map.of("token", token, "name", name, "password", password));
    }

    private static Caller.Answer signIn(String email, String password) {
        return CoreSuite.anonymous().post("/api/auth/login", Map.of("email", email, "password", password));
    }

    private static Caller as(String email, String password) {
        return CoreSuite.anonymous()
                .bearing(signIn(email, password).json().get("accessToken").stringValue());
    }

    private static void age(String email) throws SQLException {
        try (Connection database = CoreSuite.DATABASE.superuser();
                Statement update = database.createStatement()) {
            update.executeUpdate("UPDATE auth.invitations SET expires_at = now() - interval '1 second' WHERE email = '"
                    + email + "'");
        }
    }
}
