package dev.isem.erp.core.signin;

import dev.isem.erp.core.mail.Letter;
import dev.isem.erp.core.mail.Mail;
import dev.isem.erp.platform.web.Language;
import dev.isem.erp.platform.web.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The mail with the link by which a forgotten password is replaced. */
@Component
class ResetLetter implements Letter {

    static final String TOPIC = "mail.password-reset";

    /** Whoever gets the mail later has asked again, or forgotten that they asked. */
    private static final Duration WORTH_SENDING = Duration.ofHours(1);

    private static final Text SUBJECT = Text.of("Elija otra contraseña", "Choose another password");

    private static final Text TEXT = Text.of("""
            Hola, %1$s:

            Alguien pidió otra contraseña para %2$s en la suite. Si fue usted, elíjala aquí
            en los próximos %3$d minutos; el enlace sirve una sola vez:

            %4$s

            Si no fue usted, no haga nada: su contraseña sigue siendo la misma.
            """, """
            Hello, %1$s,

            somebody asked for another password for %2$s in the suite. If it was you, choose it here
            within the next %3$d minutes; the link works once:

            %4$s

            If it was not you, do nothing: your password stays as it is.
            """);

    private final People people;
    private final ResetLinks links;
    private final Clock clock;

    ResetLetter(People people, ResetLinks links, Clock clock) {
        this.people = people;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<Mail> write(UUID person, JsonNode payload) {
        Instant now = clock.instant();
        Instant asked = Instant.ofEpochSecond(payload.path("asked").longValue());
        Language language = Language.valueOf(payload.path("language").stringValue(Language.ES.name()));
        return people.find(person)
                .filter(_ -> asked.plus(WORTH_SENDING).isAfter(now))
                .map(found -> {
                    String text = TEXT.in(language)
                            .formatted(
                                    Mail.quoted(found.name()),
                                    found.email(),
                                    ResetLinks.LIFE.toMinutes(),
                                    links.offer(person));
                    return new Mail(found.email(), SUBJECT.in(language), text);
                });
    }
}
