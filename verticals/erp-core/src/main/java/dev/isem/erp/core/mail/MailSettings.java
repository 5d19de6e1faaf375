package dev.isem.erp.core.mail;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * Where mails go.
 *
 * @param drop folder that takes them instead of a server, if it is set
 * @param sender address that they come from
 */
record MailSettings(Optional<Path> drop, Optional<Server> server, String sender) {

    /** How the way to the mail server is kept private. */
    enum Privacy {
        /** In clear at first, then TLS or nothing; RFC 3207, usually port 587. */
        STARTTLS,
        /** TLS from the start; RFC 8314, usually port 465. */
        IMPLICIT,
        /** In clear, for a server in the same cluster. No password goes that way. */
        NONE
    }

    /**
     * A server that takes mails for everybody.
     *
     * @param user as whom to log in; empty for a server that asks for none
     */
    record Server(String host, int port, Privacy privacy, String user, Path passwordFile) {
        Server {
            if (privacy == Privacy.NONE && !user.isEmpty()) {
                throw new IllegalArgumentException("MAIL_TLS=none and MAIL_USER are both set. A password is not sent in"
                        + " clear: set MAIL_TLS to starttls or implicit, or leave MAIL_USER out.");
            }
        }
    }

    /** @param suiteHost for an address to send from, if none is set */
    static MailSettings from(Environment env, String suiteHost) {
        String sender = env.getProperty("MAIL_FROM", "no-reply@" + suiteHost);
        if (!Mail.isAddress(sender)) {
            throw new IllegalArgumentException(
                    "MAIL_FROM is no address: " + sender + ". Write it like no-reply@example.com.");
        }
        return new MailSettings(
                text(env, "MAIL_DROP").map(Path::of), text(env, "MAIL_HOST").map(host -> server(env, host)), sender);
    }

    private static Server server(Environment env, String host) {
        Privacy privacy =
                Privacy.valueOf(env.getProperty("MAIL_TLS", "starttls").toUpperCase(Locale.ROOT));
        return new Server(
                host,
                env.getProperty("MAIL_PORT", int.class, privacy == Privacy.IMPLICIT ? 465 : 587),
                privacy,
                env.getProperty("MAIL_USER", ""),
                Path.of(env.getProperty("MAIL_PASSWORD_FILE", "/etc/mail/password")));
    }

    private static Optional<String> text(Environment env, String name) {
        return Optional.ofNullable(env.getProperty(name)).filter(value -> !value.isBlank());
    }
}
