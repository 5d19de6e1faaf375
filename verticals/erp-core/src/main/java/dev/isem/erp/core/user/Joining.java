package dev.isem.erp.core.user;

import dev.isem.erp.core.signin.Identities;
import dev.isem.erp.core.signin.Passwords;
import dev.isem.erp.core.signin.Sessions;
import dev.isem.erp.platform.audit.AuditLog;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How somebody who was invited joins a tenant. Whoever has the link reads the mails of that address. Somebody who can sign
 * in already keeps the password, unless another person gave it to them, who would enter the new tenant by it: then they
 * choose one now.
 */
@Component
class Joining {

    private final Transactions transactions;
    private final AuditLog audit;
    private final Invitations invitations;
    private final Identities identities;
    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;

    Joining(
            Store store,
            Invitations invitations,
            Identities identities,
            Users users,
            Passwords passwords,
            Sessions sessions) {
        this.transactions = store.transactions();
        this.audit = store.audit();
        this.invitations = invitations;
        this.identities = identities;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** What somebody with a link is shown. */
    record Offer(String company, String email, String name, boolean needsPassword) {}

    Optional<Offer> look(String token) {
        return tenantOf(token)
                .flatMap(tenant -> Tenancy.call(
                        tenant,
                        () -> transactions.write(() -> invitations
                                .hold(token)
                                .map(found -> new Offer(
                                        found.company(),
                                        found.email(),
                                        found.name(),
                                        !identities.hasChosen(found.email()))))));
    }

    /**
     * Makes the person a member, with the roles of the invitation. Who belongs to the tenant by now keeps what they have.
     *
     * @param name how they want to be called; as they were invited if nothing is told
     * @param password ignored when they have one of their own choice
     * @return nothing when the link leads nowhere any more
     */
    Optional<Offer> join(String token, String name, String password) {
        Optional<Offer> offer = look(token);
        if (offer.isEmpty()) {
            return offer;
        }
        boolean choosing = offer.get().needsPassword();
        if (choosing) {
            Passwords.mustBeGood(
                    password, List.of(offer.get().email(), offer.get().company()), "/password");
        }
        String hash = choosing ? passwords.hash(password) : null;
        UUID tenant = tenantOf(token).orElse(null);
        if (tenant == null) {
            return Optional.empty();
        }
        Optional<UUID> joined = Tenancy.call(
                tenant,
                () -> transactions.write(
                        () -> invitations.hold(token).map(invitation -> admit(invitation, name, hash))));
        return joined.flatMap(_ -> offer);
    }

    private Optional<UUID> tenantOf(String token) {
        return Tenancy.callBeforeTenant(() -> transactions.read(() -> invitations.tenantOf(token)));
    }

    private UUID admit(Invitations.Invitation invitation, String name, @Nullable String hash) {
        UUID person = hash == null
                ? identities.find(invitation.email()).orElseThrow().id()
                : identities.ensure(UUID.randomUUID(), invitation.email(), hash);
        if (hash != null) {
            identities.setPassword(person, hash);
            sessions.endAll(person);
        }
        users.admit(
                person,
                invitation.email(),
                name.isBlank() ? invitation.name() : name,
                invitations.rolesOf(invitation.id()));
        invitations.accept(invitation.id());
        audit.note("invitations", invitation.id(), "join");
        return person;
    }
}
