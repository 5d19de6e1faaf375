package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpVerticalStatus;
import dev.isem.erp.operator.database.DatabaseNames;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * As whom a vertical's pods log in to the database, and which Secrets hold the passwords that belong to it. A vertical has
 * two roles to log in as, so that an old and a new password are valid together while one replaces the other.
 *
 * @param slot 1 or 2: which of the two roles
 * @param id end of the names of the Secrets; empty for those that were made first
 */
public record Login(int slot, String id) {

    /** The login that every vertical begins with. */
    public static final Login FIRST = new Login(1, "");

    /** As the status has it. */
    public static Login of(ErpVerticalStatus.@Nullable Login login) {
        return login == null || login.id() == null
                ? FIRST
                : new Login(Objects.requireNonNullElse(login.slot(), 1), login.id());
    }

    /** As the status keeps it: nothing for the first one, so that nobody who never rotated sees a field of it. */
    public ErpVerticalStatus.@Nullable Login shown() {
        return isFirst() ? null : new ErpVerticalStatus.Login(slot, id);
    }

    public boolean isFirst() {
        return id.isEmpty();
    }

    /** The login that takes the place of this one. */
    public Login successor(String newId) {
        return new Login(slot == 1 ? 2 : 1, newId);
    }

    /** As annotations of a Job: whoever reads the outcome knows whom it let in. */
    Map<String, String> annotations() {
        return isFirst() ? Map.of() : Map.of(Marks.LOGIN, id);
    }

    String role(String vertical) {
        return DatabaseNames.app(vertical, slot);
    }

    public String appSecret(String vertical) {
        return suffixed(Names.appSecret(vertical));
    }

    String migratorSecret(String vertical) {
        return suffixed(Names.migratorSecret(vertical));
    }

    String redisSecret(String vertical) {
        return suffixed(Names.redisUserSecret(vertical));
    }

    private String suffixed(String name) {
        return isFirst() ? name : name + "-" + id;
    }
}
