package dev.isem.erp.platform.migrate;

import java.util.List;

/** Why an image may not run on the database, in words. */
final class RollbackWords {

    private RollbackWords() {}

    static Outcome.Problem broken(
            MigrateSettings settings, MigrationScripts scripts, int database, Contract contract, Contract.Entry by) {
        String message =
                settings.release() + " knows schema " + scripts.newest() + " and cannot run on schema " + database
                        + " (" + by.script() + " breaks code before schema " + contract.oldestSafeSchema()
                        + "). Nothing was changed.";
        String hint = contract.oldestSafe()
                .map(safe -> "Oldest safe version: " + safe.release() + ".")
                .orElse("Use an image with schema " + contract.oldestSafeSchema() + " or newer.");
        return new Outcome.Problem(by.script(), null, message, hint);
    }

    static Outcome.Problem outOfOrder(int database, List<String> scripts) {
        return new Outcome.Problem(
                scripts.getFirst(),
                null,
                String.join(", ", scripts) + " never ran, and the database is already at schema " + database
                        + ". Nothing was changed: scripts do not run out of order.",
                "Give the change a script above " + database + ".");
    }

    /** A script that this version needs stands behind one that would break the pods of the version before. */
    static Outcome.Problem stranded(MigrateSettings settings, Pending pending) {
        String held = pending.held().getFirst().name();
        String needed = pending.stranded().getFirst().name();
        return new Outcome.Problem(
                held,
                null,
                settings.release() + " needs " + needed + ", which stands behind " + held
                        + "; that one must wait until no pod of an older version lives. Nothing was changed.",
                "Upgrade first to the version that brought " + held
                        + ", then to this one. Or set the replicas to 0, and ask again a minute later.");
    }
}
