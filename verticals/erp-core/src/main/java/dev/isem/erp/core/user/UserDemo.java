package dev.isem.erp.core.user;

import dev.isem.erp.core.signin.Identities;
import dev.isem.erp.core.signin.Passwords;
import dev.isem.erp.core.user.SystemRoles.SystemRole;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** People who can try the demo. Their password is the one in the demo's Secret, also after that changed. */
@Component
public class UserDemo {

    private final Users users;
    private final SystemRoles roles;
    private final RoleDemo offices;
    private final InvitationDemo invitations;
    private final Identities identities;
    private final Passwords passwords;
    private final Path passwordFile;

    UserDemo(
            Users users,
            SystemRoles roles,
            RoleDemo offices,
            InvitationDemo invitations,
            Identities identities,
            Passwords passwords,
            @Value("${ERP_DEMO_PASSWORD_FILE:/etc/erp/demo/password}") Path passwordFile) {
        this.users = users;
        this.roles = roles;
        this.offices = offices;
        this.invitations = invitations;
        this.identities = identities;
        this.passwords = passwords;
        this.passwordFile = passwordFile;
    }

    /** Hashed before any transaction begins, for hashing is slow on purpose. */
    public String passwordHash() {
        return passwords.hash(Settings.secret(passwordFile));
    }

    /** Loads what is not there yet, in the tenant's transaction. */
    public void load(String slug, String hash) {
        UUID administrator = roles.ensure(SystemRole.ADMINISTRATOR);
        UUID reader = roles.ensure(SystemRole.READER);
        if (slug.equals("norte")) {
            UUID operator = roles.ensure(SystemRole.SUITE_OPERATOR);
            load(slug, hash, "admin", "Ana Treviño", List.of(administrator, operator));
            UUID clerk = roles.ensure(SystemRole.WAREHOUSE_CLERK);
            load(slug, hash, "almacen", "Alma Ríos", List.of(clerk));
            load(slug, hash, "ventas", "Víctor Salas", List.of(reader));
        } else {
            load(slug, hash, "admin", "Sofía Medina", List.of(administrator));
        }
        List<RoleDemo.Holder> holders = offices.load(slug);
        if (slug.equals("norte")) {
            holders.forEach(holder -> load(slug, hash, holder.person(), holder.name(), List.of(holder.role())));
        }
        invitations.load(slug);
    }

    private void load(String slug, String hash, String person, String name, List<UUID> given) {
        UUID id =
                users.ensure(DemoData.id(slug, "user/" + person), person + "@" + slug + ".example", name, hash, given);
        identities.setPassword(id, hash);
    }
}
