package dev.isem.erp.core.signin;

import dev.isem.erp.core.mail.Mailroom;
import dev.isem.erp.core.token.EndedSessions;
import dev.isem.erp.core.token.RandomToken;
import dev.isem.erp.platform.audit.AuditLog;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import dev.isem.erp.platform.web.Language;
import dev.isem.erp.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A password that its owner forgot is replaced by a link that is mailed to them. Whether anybody has the e-mail is found
 * out after the answer, so neither its words nor its duration tell.
 */
@Component
class ForgottenPasswords {

    private static final String LOST =
            "A forgotten password was asked for and could not be looked up; its owner must ask again";

    /** Beyond the limits that each address and e-mail has: so many people forget nothing at once. */
    private static final Duration WHEN_TOO_MANY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final AuditLog audit;
    private final Identities identities;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Mailroom mailroom;
    private final Clock clock;
    private final AfterTheAnswer later;

    ForgottenPasswords(
            Store store,
            Identities identities,
            Passwords passwords,
            Sessions sessions,
            Mailroom mailroom,
            Clock clock,
            AfterTheAnswer later) {
        this.transactions = store.transactions();
        this.audit = store.audit();
        this.identities = identities;
        this.passwords = passwords;
        this.sessions = sessions;
        this.mailroom = mailroom;
        this.clock = clock;
        this.later = later;
    }

    /** Returns at once, whoever has the e-mail. Somebody who may sign in gets a mail soon; nobody else hears anything. */
    void ask(String email, Language language) {
        if (!later.run(LOST, () -> postTo(email, language))) {
            throw Problem.tooMany(WHEN_TOO_MANY);
        }
    }

    private void postTo(String email, Language language) {
        Optional<UUID> person = Tenancy.callBeforeTenant(
                () -> transactions.read(() -> identities.find(email).map(Identities.Identity::id)));
        Optional<UUID> tenant = person.flatMap(
                id -> Tenancy.callBeforeTenant(() -> transactions.read(() -> identities.firstTenant(id))));
        tenant.ifPresent(id -> Tenancy.call(id, () -> transactions.write(() -> post(person.orElseThrow(), language))));
    }

    private UUID post(UUID person, Language language) {
        if (mailroom.isOpen()) {
            audit.note("users", person, "ask-password-reset");
            mailroom.post(
                    ResetLetter.TOPIC,
                    person,
                    Map.of("language", language, "asked", clock.instant().getEpochSecond()));
        }
        return person;
    }

    /**
     * Replaces the password of whoever the token was mailed to, and ends all that they have open.
     *
     * @throws Problem 422 when the password is not good; the link counts on
     * @return false when the token was used, is too old, or never was one
     */
    boolean reset(String token, String next) {
        String hash = RandomToken.hash(token);
        Optional<List<String>> known = Tenancy.callBeforeTenant(() -> transactions.read(
                () -> identities.findReset(hash, clock.instant()).map(this::knownOf)));
        if (known.isEmpty()) {
            return false;
        }
        Passwords.mustBeGood(next, known.get(), "/password");
        String passwordHash = passwords.hash(next);
        return sessions.replacePassword(
                        "reset-password",
                        EndedSessions.NO_SESSION,
                        () -> identities.reset(hash, clock.instant(), passwordHash))
                .isPresent();
    }

    private List<String> knownOf(Identities.ResetOwner owner) {
        return Stream.concat(
                        Stream.of(owner.email()),
                        identities.companies(owner.id()).stream().map(People.Company::name))
                .toList();
    }
}
