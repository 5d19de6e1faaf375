package dev.isem.erp.core.mail;

import dev.isem.erp.core.mail.MailSettings.Privacy;
import dev.isem.erp.core.mail.MailSettings.Server;
import dev.isem.erp.platform.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLSocketFactory;

/**
 * Hands mails to one configured server, which finds the way from there: the part of SMTP that submission needs (RFC 5321,
 * 3207, 4954). A library for all of it would not fit into the image, see the decision "How does mail leave?".
 */
final class Smtp implements Delivery {

    private final Server server;
    private final String sender;
    private final MimeText mime;
    private final SSLSocketFactory tls;

    Smtp(Server server, String sender, MimeText mime, SSLSocketFactory tls) {
        this.tls = tls;
        this.server = server;
        this.sender = sender;
        this.mime = mime;
    }

    @Override
    public void send(Mail mail) throws NotDelivered {
        try (SmtpDialogue dialogue = SmtpDialogue.with(server.host(), server.port(), tls)) {
            if (server.privacy() == Privacy.IMPLICIT) {
                dialogue.encrypt();
            }
            dialogue.expect(220);
            greet(dialogue);
            if (!server.user().isEmpty()) {
                logIn(dialogue);
            }
            dialogue.say("MAIL FROM:<" + sender + ">", 250);
            dialogue.say("RCPT TO:<" + mail.to() + ">", 250);
            dialogue.say("DATA", 354);
            dialogue.say(stuffed(mime.of(mail)) + ".", 250);
            dialogue.leave();
        } catch (IOException | Settings.MissingSecret failed) {
            throw new NotDelivered(
                    "The mail server " + server.host() + ":" + server.port() + " did not take the mail.", failed);
        }
    }

    private void greet(SmtpDialogue dialogue) throws IOException {
        String hello = "EHLO " + sender.substring(sender.indexOf('@') + 1);
        String offered = dialogue.say(hello, 250);
        if (server.privacy() == Privacy.STARTTLS) {
            if (!offered.contains("STARTTLS")) {
                throw new IOException(
                        "It does not offer STARTTLS, and nothing is sent in clear. MAIL_TLS tells how to go on.");
            }
            dialogue.say("STARTTLS", 220);
            dialogue.encrypt();
            dialogue.say(hello, 250);
        }
    }

    private void logIn(SmtpDialogue dialogue) throws IOException {
        String plain = "\0" + server.user() + "\0" + Settings.secret(server.passwordFile());
        dialogue.say("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)), 235);
    }

    /** A line that begins with a dot would end the mail. Ends with an end of line. */
    private static String stuffed(String message) {
        return message.replace("\r\n.", "\r\n..");
    }
}
