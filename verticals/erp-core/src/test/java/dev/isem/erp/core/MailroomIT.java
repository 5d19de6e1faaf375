package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.Secrets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A pod whose mail server does not answer, beside one that can send. */
class MailroomIT {

    private static final long PATIENCE_MS = 10_000;

    private final String rosa = CoreSuite.madeIn("norte", "rosa");
    private final String luis = CoreSuite.madeIn("norte", "luis");

    @Test
    void whatDidNotLeaveIsSentLaterByAnyPodUnlessNobodyWantsItAnyMore() throws Exception {
        String clara = "clara-" + UUID.randomUUID() + "@correo.example";
        try (RunningVertical cutOff = RunningVertical.start(CoreApplication.class, withoutServer())) {
            Caller there = Caller.of(cutOff.uri());
            forgot(there, rosa);
            tried(1);
            Caller.Answer in = there.post(
                    "/api/auth/login", Map.of("email", "admin@norte.example", "password", Secrets.DEMO_PASSWORD));
            Caller admin = there.bearing(in.json().get("accessToken").stringValue());
            Caller.Answer invited = admin.post("/api/invitations", Map.of("email", clara, "name", "Clara"));
            assertThat(invited.status()).as(invited.text()).isEqualTo(201);
            tried(2);
            admin.post("/api/invitations/" + invited.json().get("id").stringValue() + "/withdraw");
        }
        assertThat(Mails.textsTo(rosa)).isEmpty();
        assertThat(text("SELECT string_agg(payload::text, ' ') FROM core.outbox WHERE topic = 'mail.password-reset'"))
                .as("the outbox holds no secret")
                .doesNotContain("#")
                .doesNotContain("token");

        change("UPDATE core.mail_deliveries SET next_at = now()");
        // What is asked for here makes this pod look for all that is due.
        forgot(CoreSuite.anonymous(), luis);

        String token = Mails.token(rosa, 1);
        assertThat(CoreSuite.anonymous()
                        .post("/api/auth/reset-password", Map.of("token", token, "password", "otra-contraseña-larga"))
                        .status())
                .isEqualTo(204);
        Mails.to(luis, 1);
        settled();
        assertThat(Mails.textsTo(clara)).as("withdrawn before it was sent").isEmpty();
        assertThat(Mails.textsTo(rosa)).as("sent once").hasSize(1);
    }

    private static Map<String, String> withoutServer() {
        Map<String, String> env = new HashMap<>(CoreSuite.ENV);
        env.remove("MAIL_DROP");
        env.putAll(Map.of("MAIL_HOST", "localhost", "MAIL_PORT", "1", "MAIL_TLS", "none"));
        return env;
    }

    private static void forgot(Caller visitor, String email) {
        assertThat(visitor.post("/api/auth/forgot-password", Map.of("email", email))
                        .status())
                .isEqualTo(202);
    }

    private static void tried(int mails) throws Exception {
        until("SELECT count(*) = " + mails + " FROM core.mail_deliveries");
    }

    private static void settled() throws Exception {
        until("SELECT count(*) = 0 FROM core.outbox WHERE topic LIKE 'mail.%' AND published_at IS NULL");
        assertThat(text("SELECT count(*) FROM core.mail_deliveries")).isEqualTo("0");
    }

    private static void until(String condition) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (!"t".equals(text(condition))) {
            assertThat(System.currentTimeMillis()).as(condition).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static String text(String query) throws SQLException {
        try (Connection database = CoreSuite.DATABASE.superuser();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
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
