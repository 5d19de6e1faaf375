package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.MigrationRecord;
import java.util.Set;

/**
 * Can this version run on this schema? The database and the version's own image decide: they were asked by the Job,
 * and what they said stands until something else is asked for.
 */
final class RollbackGuard {

    /** Steps that the version's own image takes. */
    private static final Set<String> OF_THE_IMAGE = Set.of("migrate", "plan");

    private RollbackGuard() {}

    static Verdict check(Situation situation) {
        return situation
                .outcome()
                .filter(outcome -> "Refused".equals(outcome.outcome()) && OF_THE_IMAGE.contains(outcome.step()))
                .<Verdict>map(refused -> refused.oldestSafe() == null
                        ? new Verdict.Refuse(
                                Conditions.MIGRATED, Reason.MIGRATION_REFUSED, Migration.failed(situation, refused))
                        : new Verdict.Refuse(Conditions.MIGRATED, Reason.ROLLBACK_REFUSED, message(situation, refused)))
                .orElse(Verdict.pass());
    }

    private static String message(Situation situation, MigrationRecord refused) {
        return situation.asked() + " cannot run on schema "
                + Texts.orElse(refused.from(), "the database has now") + why(refused) + ". Nothing was changed. "
                + situation.kept() + oldestSafe(refused);
    }

    /** A script that breaks older code is named by its contract; any other refusal speaks in the words of the step. */
    private static String why(MigrationRecord refused) {
        var safe = refused.oldestSafe();
        var error = refused.error();
        return safe == null || error == null || error.script() == null
                ? Texts.cause(error)
                : ": " + error.script() + " breaks code before schema " + safe.schema();
    }

    private static String oldestSafe(MigrationRecord refused) {
        var safe = refused.oldestSafe();
        if (safe == null) {
            return "";
        }
        return " Oldest safe version: "
                + (safe.version() == null ? "the one that brought schema " + safe.schema() : safe.version())
                + ".";
    }
}
