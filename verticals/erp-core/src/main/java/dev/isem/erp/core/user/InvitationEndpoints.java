package dev.isem.erp.core.user;

import dev.isem.erp.core.Menu;
import dev.isem.erp.core.mail.Mailroom;
import dev.isem.erp.core.signin.AccountLimits;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Transactions;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * People whom the tenant asks to join. Whether they can sign in elsewhere is not looked at here, so no answer tells; it is
 * found out by whoever uses the link of the mail.
 */
@RestController
@RequestMapping("/api/invitations")
public class InvitationEndpoints extends CrudEndpoints {

    /** How long a mail may wait for its reader. */
    static final Duration LIFE = Duration.ofDays(7);

    private final Invitations invitations;
    private final Grants grants;
    private final Mailroom mailroom;
    private final AccountLimits limits;
    private final Clock clock;

    InvitationEndpoints(
            Store store, Invitations invitations, Grants grants, Mailroom mailroom, AccountLimits limits, Clock clock) {
        super(invitations(), store);
        this.invitations = invitations;
        this.grants = grants;
        this.mailroom = mailroom;
        this.limits = limits;
        this.clock = clock;
    }

    /** What an invitation is. */
    public static Resource invitations() {
        return Resource.of(
                        "invitations",
                        "auth.invitations",
                        Text.of("Invitaciones", "Invitations"),
                        Text.of("Invitación", "Invitation"))
                .guardedAs("users")
                .icon("person")
                .newestFirst("createdAt")
                .calledBy("email")
                .order(45)
                .under(Menu.ADMINISTRATION)
                .only(Resource.Ability.READ, Resource.Ability.CREATE)
                .fields(
                        Field.of(FieldType.EMAIL, "email", "Correo", "E-mail")
                                .required()
                                .inList()
                                .searched(),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.choice(
                                        "language",
                                        "Idioma del correo",
                                        "Language of the mail",
                                        Choice.of("es", "Español", "Spanish"),
                                        Choice.of("en", "Inglés", "English"))
                                .otherwise("es"),
                        Field.of(FieldType.REFERENCES, "roleIds", "Roles", "Roles")
                                .to("roles")
                                .keptElsewhere(Invitations.ROLES),
                        Field.status(
                                Choice.of("open", "Enviada", "Sent"),
                                Choice.of("accepted", "Aceptada", "Accepted").toned(Choice.Tone.SUCCESS),
                                Choice.of("withdrawn", "Retirada", "Withdrawn")),
                        Field.of(FieldType.DATETIME, "expiresAt", "Vence", "Expires")
                                .readOnly()
                                .inList())
                .transitions(
                        Transition.named("repeat", "Enviar de nuevo", "Send again")
                                .from("open")
                                .needing("create"),
                        Transition.named("withdraw", "Retirar", "Withdraw")
                                .from("open")
                                .to("withdrawn")
                                .toned(Choice.Tone.ERROR)
                                .needing("create"));
    }

    @Override
    protected void complete(Values values) {
        values.with("email", Users.normalized(values.text("email").orElseThrow()));
    }

    @Override
    protected void check(Values values) {
        mustHaveMail();
        grants.holdTenant();
        grants.mustHold(grants.permissionsOf(values.list("roleIds", UUID.class)), "/roleIds");
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        String email = values.text("email").orElseThrow();
        invitations.mustBeOfNoMember(email);
        values.with("expiresAt", clock.instant().plus(LIFE).atOffset(ZoneOffset.UTC));
        Stored stored = super.insert(id, values);
        if (!stored.isNew()) {
            return stored;
        }
        // A mail goes to somebody who did not ask for it. One that a preview writes is not counted, for it goes to
        // nobody.
        Transactions.beforeCommit(() -> limits.mustAllowInvitation(email));
        invitations.giveRoles(id, values.list("roleIds", UUID.class));
        post(id, values.text("language").orElse("es"));
        return stored;
    }

    /** Whoever repeats an invitation grants its roles as the first one did. */
    @Override
    protected Row move(Transition.Step step) {
        if (!step.name().equals("repeat")) {
            return super.move(step);
        }
        mustHaveMail();
        Row row = step.before();
        limits.mustAllowInvitation(row.text("email"));
        grants.mustHold(grants.permissionsOf(invitations.rolesOf(row.id())), "/roleIds");
        invitations.renew(row.id(), clock.instant().plus(LIFE));
        post(row.id(), row.text("language"));
        return table().get(row.id());
    }

    private void post(UUID invitation, String language) {
        mailroom.post(InvitationLetter.TOPIC, invitation, Map.of("language", language));
    }

    private void mustHaveMail() {
        if (!mailroom.isOpen()) {
            throw Problem.conflict(
                    "La suite no tiene correo, por eso no se invitó a nadie. Pida a quien la opera que lo configure.",
                    "The suite has no mail, so nobody was invited. Ask whoever operates it to set it up.");
        }
    }
}
