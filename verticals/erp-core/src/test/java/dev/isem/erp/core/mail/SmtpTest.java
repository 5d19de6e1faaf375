package dev.isem.erp.core.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.isem.erp.core.mail.MailSettings.Privacy;
import dev.isem.erp.core.mail.MailSettings.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The client against a server that speaks, over real connections. */
class SmtpTest {

    private static final Mail MAIL = new Mail("rosa@norte.example", "Hola", "Elija otra contraseña");

    @TempDir
    private Path folder;

    @Test
    void byStarttlsNothingButGreetingsGoesInClear() throws Exception {
        try (MailServer server = new MailServer(MailServer.Kind.STARTTLS)) {
            smtp(server, Privacy.STARTTLS, "ana").send(MAIL);
            assertThat(server.commands)
                    .containsExactly(
                            "EHLO erp.example",
                            "STARTTLS",
                            "EHLO erp.example",
                            "AUTH PLAIN AGFuYQBwYXNz",
                            "MAIL FROM:<no-reply@erp.example>",
                            "RCPT TO:<rosa@norte.example>",
                            "DATA",
                            "QUIT");
            assertThat(server.mails).singleElement().asString().contains("To: <rosa@norte.example>\r\n");
        }
    }

    @Test
    void byTlsFromTheStartAndWithoutALogin() throws Exception {
        try (MailServer server = new MailServer(MailServer.Kind.IMPLICIT)) {
            smtp(server, Privacy.IMPLICIT, "").send(MAIL);
            assertThat(server.mails).hasSize(1);
            assertThat(server.commands).noneMatch(command -> command.startsWith("AUTH"));
        }
    }

    @Test
    void aServerThatOffersNoPrivacyGetsNothing() throws Exception {
        try (MailServer server = new MailServer(MailServer.Kind.ONLY_CLEAR)) {
            assertThatExceptionOfType(Delivery.NotDelivered.class)
                    .isThrownBy(() -> smtp(server, Privacy.STARTTLS, "ana").send(MAIL))
                    .havingCause()
                    .withMessageContaining("STARTTLS");
            assertThat(server.commands).containsExactly("EHLO erp.example");
            smtp(server, Privacy.NONE, "").send(MAIL);
            assertThat(server.mails).hasSize(1);
        }
    }

    @Test
    void whatSomebodyAddsInClearIsNotTakenForTheServers() throws Exception {
        try (MailServer server = new MailServer(MailServer.Kind.MEDDLED_WITH)) {
            assertThatExceptionOfType(Delivery.NotDelivered.class)
                    .isThrownBy(() -> smtp(server, Privacy.STARTTLS, "ana").send(MAIL));
            assertThat(server.mails).isEmpty();
            assertThat(server.commands).noneMatch(command -> command.startsWith("AUTH"));
        }
    }

    @Test
    void aServerThatNobodyTrustsGetsNothing() throws Exception {
        try (MailServer server = new MailServer(MailServer.Kind.STARTTLS)) {
            MailSettings.Server settings = settings("localhost", server, Privacy.STARTTLS, "ana");
            Smtp suspicious = new Smtp(
                    settings, "no-reply@erp.example", mime(), (SSLSocketFactory) SSLSocketFactory.getDefault());
            assertThatExceptionOfType(Delivery.NotDelivered.class).isThrownBy(() -> suspicious.send(MAIL));
            assertThat(server.mails).isEmpty();
        }
    }

    /** Its certificate is trusted and names localhost, which is not how it was called. */
    @Test
    void aServerThatProvesAnotherNameGetsNothing() throws Exception {
        try (MailServer server = new MailServer(MailServer.Kind.STARTTLS)) {
            Server called = settings("127.0.0.1", server, Privacy.STARTTLS, "ana");
            Smtp smtp = new Smtp(called, "no-reply@erp.example", mime(), server.trusting());
            assertThatExceptionOfType(Delivery.NotDelivered.class)
                    .isThrownBy(() -> smtp.send(MAIL))
                    .havingCause()
                    .withMessageContaining("127.0.0.1");
            assertThat(server.mails).isEmpty();
        }
    }

    @Test
    void aRefusalIsSaidWithoutTheMail() throws Exception {
        try (MailServer server = new MailServer(MailServer.Kind.STARTTLS)) {
            assertThatExceptionOfType(Delivery.NotDelivered.class)
                    .isThrownBy(() -> smtp(server, Privacy.STARTTLS, "ana")
                            .send(new Mail("nobody@refused.example", "Hola", "the secret")))
                    .satisfies(failure -> assertThat(failure.getCause())
                            .hasMessageContaining("550 no such person")
                            .hasMessageNotContaining("secret"));
            assertThat(server.mails).isEmpty();
        }
    }

    @Test
    void settingsSayWhatIsMissing() {
        assertThat(read(Map.of()).server()).isEmpty();
        assertThat(read(Map.of()).sender()).isEqualTo("no-reply@erp.example");
        assertThat(read(Map.of("MAIL_HOST", "mail", "MAIL_TLS", "implicit"))
                        .server()
                        .orElseThrow()
                        .port())
                .isEqualTo(465);
        assertThat(read(Map.of("MAIL_HOST", "mail")).server().orElseThrow().port())
                .isEqualTo(587);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of("MAIL_HOST", "mail", "MAIL_TLS", "none", "MAIL_USER", "ana")))
                .withMessageContaining("not sent in clear");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of("MAIL_FROM", "ERP <no-reply@erp.example>")))
                .withMessageContaining("Write it like");
    }

    private static MailSettings read(Map<String, Object> env) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", env));
        return MailSettings.from(environment, "erp.example");
    }

    private Smtp smtp(MailServer server, Privacy privacy, String user) throws Exception {
        return new Smtp(
                settings("localhost", server, privacy, user), "no-reply@erp.example", mime(), server.trusting());
    }

    private Server settings(String host, MailServer server, Privacy privacy, String user) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "pass\n");
        return new Server(host, server.port(), privacy, user, password);
    }

    private static MimeText mime() {
        return new MimeText("no-reply@erp.example", Clock.systemUTC());
    }
}
