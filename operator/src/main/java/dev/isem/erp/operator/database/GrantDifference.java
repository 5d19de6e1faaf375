package dev.isem.erp.operator.database;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What separates the rights that the manifest asks for from those that the catalogue has.
 *
 * @param missing to grant
 * @param extra to revoke when no older pod needs them
 */
record GrantDifference(SortedSet<Grant> missing, SortedSet<Grant> extra) {

    static GrantDifference between(Set<Grant> wanted, Set<Grant> actual) {
        SortedSet<Grant> missing = new TreeSet<>(wanted);
        missing.removeAll(actual);
        SortedSet<Grant> extra = new TreeSet<>(actual);
        extra.removeAll(wanted);
        return new GrantDifference(missing, extra);
    }

    /** What goes now: all of it when nothing older serves, and the dangerous rights in any case. */
    SortedSet<Grant> toRevoke(boolean narrow) {
        SortedSet<Grant> revoked = new TreeSet<>(extra);
        revoked.removeIf(grant -> !narrow && !grant.isDangerous());
        return revoked;
    }

    /** What stays for older pods, to be told. */
    SortedSet<Grant> toKeep(boolean narrow) {
        SortedSet<Grant> kept = new TreeSet<>(extra);
        kept.removeAll(toRevoke(narrow));
        return kept;
    }
}
