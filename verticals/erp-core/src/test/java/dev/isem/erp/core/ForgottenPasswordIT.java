package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Secrets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody forgets their password, and chooses another by a link that they are mailed. */
class ForgottenPasswordIT {

    private static final String NEXT = "otra-contraseña-larga";

    private final String rosa = CoreSuite.madeIn("norte", "rosa");

    @Test
    void theLinkReplacesThePasswordOnceAndEndsWhatIsOpen() throws SQLException {
        Caller open = CoreSuite.as(rosa);
        assertThat(forgot(rosa).status()).isEqualTo(202);
        String token = Mails.token(rosa, 1);
        assertThat(stored("reset_hash"))
                .as("the table knows a hash alone")
                .isNotEqualTo(token)
                .hasSize(64);
        assertThat(open.get("/api/auth/me").status()).as("asking ends nothing").isEqualTo(200);

        Caller.Answer guessed = reset(token, rosa);
        assertThat(guessed.status()).isEqualTo(422);
        assertThat(guessed.json().at("/errors/0/pointer").stringValue()).isEqualTo("/password");
        assertThat(reset(token, NEXT).status()).as("the link counts on").isEqualTo(204);

        assertThat(open.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(CoreSuite.signIn(rosa).status()).isEqualTo(401);
        assertThat(signIn(NEXT).status()).isEqualTo(200);
        Caller.Answer again = reset(token, "una-tercera-contraseña");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().at("/errors/0/pointer").stringValue()).isEqualTo("/token");
        assertThat(signIn(NEXT).status()).as("a used link changes nothing").isEqualTo(200);
        assertThat(acts()).contains("ask-password-reset", "reset-password", "end-sessions");
    }

    @Test
    void nobodyIsToldWhoHasAnAccount() {
        String stranger = "nadie-" + UUID.randomUUID() + "@norte.example";
        Caller.Answer unknown = forgot(stranger);
        Caller.Answer known = forgot(rosa);
        assertThat(List.of(unknown.status(), known.status())).containsOnly(202);
        assertThat(unknown.text()).isEqualTo(known.text()).isEmpty();
        assertThat(unknown.headers().keySet()).isEqualTo(known.headers().keySet());
        Mails.to(rosa, 1);
        assertThat(Mails.textsTo(stranger)).isEmpty();
    }

    @Test
    void ofSeveralLinksTheLatestCounts() {
        forgot(rosa);
        String first = Mails.token(rosa, 1);
        forgot(rosa);
        String second = Mails.token(rosa, 2);
        assertThat(reset(first, NEXT).status()).isEqualTo(422);
        assertThat(reset(second, NEXT).status()).isEqualTo(204);
    }

    @Test
    void aLinkRunsOut() throws SQLException {
        forgot(rosa);
        String token = Mails.token(rosa, 1);
        change("UPDATE auth.identities SET reset_expires_at = now() - interval '1 second' WHERE email = '" + rosa
                + "'");
        assertThat(reset(token, NEXT).status()).isEqualTo(422);
        assertThat(CoreSuite.signIn(rosa).status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatWasChangedMeanwhileStays() {
        forgot(rosa);
        String token = Mails.token(rosa, 1);
        Caller.Answer changed =
                CoreSuite.as(rosa).post("/api/auth/password", Map.of("current", Secrets.DEMO_PASSWORD, "next", NEXT));
        assertThat(changed.status()).isEqualTo(204);
        assertThat(reset(token, "una-tercera-contraseña").status()).isEqualTo(422);
        assertThat(signIn(NEXT).status()).isEqualTo(200);
    }

    @Test
    void aLinkIsForItsOwnerAlone() {
        String luis = CoreSuite.madeIn("norte", "luis");
        forgot(rosa);
        assertThat(reset(Mails.token(rosa, 1), NEXT).status()).isEqualTo(204);
        assertThat(CoreSuite.signIn(luis).status()).isEqualTo(200);
        assertThat(reset("A".repeat(43), NEXT).status()).isEqualTo(422);
        assertThat(reset("", NEXT).status()).isEqualTo(422);
    }

    @Test
    void ofEightWhoUseALinkAtOnceOneSucceeds() throws Exception {
        forgot(rosa);
        String token = Mails.token(rosa, 1);
        List<Integer> answers =
                AtOnce.by(8, 8, number -> reset(token, NEXT + number).status());
        assertThat(answers)
                .containsOnlyOnce(204)
                .hasSize(8)
                .allMatch(status -> List.of(204, 422, 429).contains(status));
    }

    @Test
    void aShortPasswordIsToldAtItsFieldAndTheLinkStaysGood() {
        forgot(rosa);
        String token = Mails.token(rosa, 1);
        Caller.Answer tooShort = reset(token, "elevenchars");
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.json().at("/errors/0/pointer").stringValue()).isEqualTo("/password");
        assertThat(reset(token, NEXT).status()).isEqualTo(204);
    }

    @Test
    void whoMayNotSignInGetsNoMail() throws SQLException {
        change("UPDATE auth.users SET status = 'inactive' WHERE email = '" + rosa + "'");
        forgot(rosa);
        String luis = CoreSuite.madeIn("norte", "luis");
        forgot(luis);
        // Mails go out in turn, so hers would be there.
        Mails.to(luis, 1);
        assertThat(Mails.textsTo(rosa)).isEmpty();
    }

    @Test
    void theMailSpeaksTheLanguageOfWhoAsked() {
        CoreSuite.anonymous().with("Accept-Language", "es-MX").post("/api/auth/forgot-password", Map.of("email", rosa));
        assertThat(Mails.to(rosa, 1).getFirst()).startsWith("Hola, rosa:").contains("http://erp.localhost:8080/reset#");
        forgot(rosa);
        assertThat(Mails.to(rosa, 2).getLast()).startsWith("Hello, rosa,");
    }

    private static Caller.Answer forgot(String email) {
        return CoreSuite.anonymous().post("/api/auth/forgot-password", Map.of("email", email));
    }

    private static Caller.Answer reset(String token, String password) {
        return CoreSuite.anonymous().post("/api/auth/reset-password", Map.of("token", token, "password", password));
    }

    private Caller.Answer signIn(String password) {
        return CoreSuite.anonymous().post("/api/auth/login", Map.of("email", rosa, "password", password));
    }

    private List<String> acts() {
        Caller admin = CoreSuite.as("admin@norte.example");
        String id = admin.get("/api/users?q=" + rosa).json().get(0).get("id").stringValue();
        return admin.get("/api/audit?recordId=" + id)
                .json()
                .valueStream()
                .map((JsonNode line) -> line.get("action").stringValue())
                .toList();
    }

    private String stored(String column) throws SQLException {
        try (Connection database = CoreSuite.DATABASE.superuser();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + column + " FROM auth.identities WHERE email = '" + rosa + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void change(String statement) throws SQLException {
        try (Connection database = CoreSuite.DATABASE.superuser();
                Statement update = database.createStatement()) {
            update.executeUpdate(statement);
        }
    }
}
