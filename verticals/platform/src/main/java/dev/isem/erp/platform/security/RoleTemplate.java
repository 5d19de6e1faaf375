package dev.isem.erp.platform.security;

import dev.isem.erp.platform.web.Text;
import java.util.List;

/**
 * A role that an application suggests to companies: an office of its trade, and what its people may do, also in other
 * applications. A company that wants it makes a role of its own from it.
 *
 * @param code what the role is called by, and by what a company that has it is known
 */
public record RoleTemplate(String code, Text name, List<String> permissions) {

    /** An office with its permissions, apart by spaces. */
    public static RoleTemplate of(String code, String es, String en, String permissions) {
        return new RoleTemplate(
                code, Text.of(es, en), List.of(permissions.strip().split("\\s+", -1)));
    }

    public RoleTemplate {
        permissions = List.copyOf(permissions);
        permissions.stream()
                .filter(it -> !Permissions.isWellFormed(it))
                .findFirst()
                .ifPresent(it -> {
                    throw new IllegalArgumentException("The template " + code + " has no permission: " + it);
                });
    }
}
