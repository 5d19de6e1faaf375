package dev.isem.erp.core.user;

import dev.isem.erp.core.mail.Letter;
import dev.isem.erp.core.mail.Mail;
import dev.isem.erp.core.token.RandomToken;
import dev.isem.erp.platform.settings.Settings;
import dev.isem.erp.platform.web.Language;
import dev.isem.erp.platform.web.Text;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The mail that asks somebody to join a company. */
@Component
class InvitationLetter implements Letter {

    static final String TOPIC = "mail.invitation";

    private static final Text SUBJECT = Text.of("Invitación a %s", "Invitation to %s");

    private static final Text TEXT = Text.of("""
            Hola, %1$s:

            %2$s le invita a trabajar en la suite con el correo %3$s. Acepte aquí
            en los próximos %4$d días; el enlace sirve una sola vez:

            %5$s

            Si no espera esta invitación, no haga nada.
            """, """
            Hello, %1$s,

            %2$s invites you to work in the suite with the e-mail %3$s. Accept here
            within the next %4$d days; the link works once:

            %5$s

            If you do not expect this invitation, do nothing.
            """);

    private final Invitations invitations;
    private final URI home;

    InvitationLetter(Invitations invitations, Settings settings) {
        this.invitations = invitations;
        this.home = settings.publicOrigin();
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** An invitation that was withdrawn or has run out meanwhile is not sent. */
    @Override
    public Optional<Mail> write(UUID id, JsonNode payload) {
        Language language = payload.path("language").stringValue("es").equals("en") ? Language.EN : Language.ES;
        return invitations.find(id).map(found -> {
            String token = RandomToken.fresh();
            invitations.keepToken(id, token);
            String company = Mail.quoted(found.company());
            String text = TEXT.in(language)
                    .formatted(
                            Mail.quoted(found.name()),
                            company,
                            found.email(),
                            InvitationEndpoints.LIFE.toDays(),
                            home + "/invitation#" + token);
            return new Mail(found.email(), SUBJECT.in(language).formatted(company), text);
        });
    }
}
