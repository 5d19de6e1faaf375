package dev.isem.erp.core.signin;

import dev.isem.erp.core.token.EndedSessions;
import dev.isem.erp.core.token.TokenIssuer;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import dev.isem.erp.platform.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A session from sign-in to sign-out. Each method is one visit of a browser; none throws for a wrong secret. */
@Component
public class Sessions {

    private final Transactions transactions;
    private final Identities identities;
    private final Passwords passwords;
    private final RefreshTokens refreshTokens;
    private final People people;
    private final TokenIssuer issuer;
    private final EndedSessions ended;
    private final SignInLog log;

    Sessions(
            Store store,
            Identities identities,
            Passwords passwords,
            RefreshTokens refreshTokens,
            People people,
            TokenIssuer issuer,
            EndedSessions ended,
            SignInLog log) {
        this.transactions = store.transactions();
        this.identities = identities;
        this.passwords = passwords;
        this.refreshTokens = refreshTokens;
        this.people = people;
        this.issuer = issuer;
        this.ended = ended;
        this.log = log;
    }

    /** What a browser gets: a token for its calls, and one to come back with. */
    record Granted(String accessToken, RefreshTokens.Session session, People.Person person) {}

    Optional<Granted> signIn(String email, String password) {
        return authenticated(email, password).flatMap(identity -> {
            Optional<UUID> tenant =
                    Tenancy.callBeforeTenant(() -> transactions.write(() -> identities.firstTenant(identity.id())));
            return tenant.flatMap(id -> Tenancy.call(
                    id,
                    () -> transactions.write(
                            () -> identities.holdPassword(identity) ? begin(identity.id()) : Optional.empty())));
        });
    }

    private Optional<Granted> begin(UUID identity) {
        return people.find(identity).map(person -> {
            log.entered(person.id());
            return granted(person, refreshTokens.begin(person.id()));
        });
    }

    /**
     * Goes on in another tenant, where the person must be active and the tenant too. The session that was ends: a browser
     * has one refresh cookie, and nobody could end what it no longer holds.
     *
     * @throws Problem 401 when it had ended before, also since this was asked for
     */
    Optional<Granted> switchTenant(Identity person, UUID tenant) {
        var session = new RefreshTokens.Family(EndedSessions.sessionOf(person), person.user());
        if (!transactions.read(() -> refreshTokens.isOpen(session))) {
            throw Problem.unauthorized();
        }
        Optional<Granted> granted = Tenancy.call(tenant, () -> transactions.write(() -> begin(person.user())));
        granted.map(Granted::session).ifPresent(next -> {
            // The new one is there before the old one ends, so whatever ends all of them ends one of the two.
            if (!end(session)) {
                Tenancy.call(tenant, () -> end(new RefreshTokens.Family(next.family(), next.user())));
                throw Problem.unauthorized();
            }
        });
        return granted;
    }

    /**
     * Every outcome but too many at once takes one hash and one change, so its duration tells nothing; what the log is told
     * of a failure waits for the answer. While the lock holds it is told nothing.
     */
    private Optional<Identities.Identity> authenticated(String email, String password) {
        Optional<Identities.Identity> known =
                Tenancy.callBeforeTenant(() -> transactions.read(() -> identities.find(email)));
        if (known.isEmpty()) {
            passwords.matchNobody(password);
            count(UUID.randomUUID(), false);
            return Optional.empty();
        }
        Identities.Identity identity = known.get();
        boolean succeeded = passwords.matches(password, identity.passwordHash()) && !identity.locked();
        boolean locks = count(identity.id(), succeeded);
        if (!succeeded && !identity.locked()) {
            log.refused(identity.id(), locks);
        }
        return succeeded ? Optional.of(identity) : Optional.empty();
    }

    private boolean count(UUID identity, boolean succeeded) {
        return Tenancy.callBeforeTenant(() -> transactions.write(() -> identities.countSignIn(identity, succeeded)));
    }

    Optional<Granted> refresh(String token) {
        return tenantOf(token)
                .flatMap(tenant -> Tenancy.call(tenant, () -> {
                    Optional<Granted> granted =
                            transactions.write(() -> refreshTokens.use(token).flatMap(this::granted));
                    if (granted.isEmpty()) {
                        endFamily(token);
                    }
                    return granted;
                }));
    }

    void signOut(String token) {
        tenantOf(token)
                .ifPresent(tenant -> Tenancy.call(tenant, () -> {
                    endFamily(token);
                    return token;
                }));
    }

    /**
     * Gives the person at work another password, and ends what else they have open, in every tenant: who changes it may
     * do so because somebody else knows it. False when the current one is not right, which counts like a failed sign-in.
     */
    boolean changePassword(Identity person, String email, String current, String next) {
        if (authenticated(email, current).isEmpty()) {
            return false;
        }
        String hash = passwords.hash(next);
        replacePassword("change-password", EndedSessions.sessionOf(person), () -> {
            identities.setPassword(person.user(), hash);
            return Optional.of(person.user());
        });
        return true;
    }

    /**
     * Replaces a password and ends what its person has open in every tenant but for one session, all or nothing.
     *
     * @param act what the audit log of the person's companies calls it
     * @param replacement tells whose password it has replaced
     */
    Optional<UUID> replacePassword(String act, UUID kept, Supplier<Optional<UUID>> replacement) {
        return Tenancy.callBeforeTenant(() -> transactions.write(() -> {
            Optional<UUID> person = replacement.get();
            person.ifPresent(id -> endEverywhere(id, kept, act));
            return person;
        }));
    }

    /** Ends what the person has open in every tenant, with the running transaction. */
    public void endAll(UUID person) {
        endEverywhere(person, EndedSessions.NO_SESSION, null);
    }

    private void endEverywhere(UUID person, UUID kept, @Nullable String act) {
        refreshTokens
                .revokeEverywhere(person, kept, act)
                .forEach(it -> ended.endWithCommit(it.tenant(), person, it.epoch(), it.families()));
    }

    private void endFamily(String token) {
        transactions.read(() -> refreshTokens.familyOf(token)).ifPresent(this::end);
    }

    /** Other verticals know no sessions: what the person has open besides fetches another token there. */
    private boolean end(RefreshTokens.Family session) {
        boolean wasOpen = transactions.write(() -> {
            boolean ends = refreshTokens.revoke(session);
            if (ends) {
                ended.endTokens(List.of(session.user()));
            }
            return ends;
        });
        ended.endSession(session.id());
        return wasOpen;
    }

    private Optional<UUID> tenantOf(String token) {
        return Tenancy.callBeforeTenant(() -> transactions.read(() -> refreshTokens.tenantOf(token)));
    }

    private Optional<Granted> granted(RefreshTokens.Session session) {
        return people.find(session.user()).map(person -> granted(person, session));
    }

    private Granted granted(People.Person person, RefreshTokens.Session session) {
        String access = issuer.issue(
                person.id(),
                person.tenant().id(),
                session.family(),
                person.tokenEpoch(),
                person.roles(),
                person.permissions(),
                person.modules());
        return new Granted(access, session, person);
    }
}
