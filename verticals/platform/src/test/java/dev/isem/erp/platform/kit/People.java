package dev.isem.erp.platform.kit;

import java.util.List;
import java.util.function.Function;

/**
 * Who walks over the routes of a vertical: somebody unknown, and one person each of two tenants with the permissions that
 * a test gives them.
 */
public record People(Caller anonymous, Function<List<String>, Caller> owner, Function<List<String>, Caller> stranger) {

    private static final List<String> EVERYTHING = List.of("*:*");

    /** Whoever may do everything in the first tenant. */
    Caller administrator() {
        return owner.apply(EVERYTHING);
    }

    /** Whoever may do everything in the second tenant. */
    Caller otherAdministrator() {
        return stranger.apply(EVERYTHING);
    }

    /** Whoever may do everything in the first tenant, and what is the suite's own besides. */
    Caller operator(Api api) {
        return owner.apply(api.permissions());
    }

    /** The same in the second tenant, which does not run the suite. */
    Caller otherOperator(Api api) {
        return stranger.apply(api.permissions());
    }

    /** Whoever holds every permission there is but this one. */
    Caller allBut(String permission, Api api) {
        return owner.apply(api.permissions().stream()
                .filter(held -> !held.equals(permission))
                .toList());
    }

    /** Whoever holds this permission and no other. */
    Caller only(String permission) {
        return owner.apply(List.of(permission));
    }

    /** The same with the tenants' parts exchanged. */
    @SuppressWarnings("ArgumentSelectionDefectChecker")
    People exchanged() {
        return new People(anonymous, stranger, owner);
    }
}
