package dev.isem.erp.operator.database;

import dev.isem.erp.steps.DatabaseLock;
import dev.isem.erp.steps.InvalidSettings;
import dev.isem.erp.steps.ServerFault;
import java.sql.SQLException;
import java.util.List;

/**
 * A step that could not finish.
 *
 * @param passing whether the same step may succeed later with nothing changed
 */
record Failure(boolean passing, StepError error) {

    static final String UNCHANGED = "Nothing was changed.";

    /**
     * A fault of the server.
     *
     * @param kept what it left behind, in a sentence
     */
    static Failure of(SQLException cause, String kept) {
        ServerFault fault = ServerFault.of(cause);
        StepError error = new StepError(
                fault.sentence() + ". " + kept,
                fault.hint().orElseGet(() -> ownHint(fault)),
                fault.state(),
                List.of(),
                List.of());
        return new Failure(fault.isPassing(), error);
    }

    static Failure of(DatabaseLock.Busy busy) {
        return new Failure(
                true,
                StepError.of(
                        busy.getMessage() + ". " + UNCHANGED,
                        "It is tried again. If that session hangs, end it: pg_terminate_backend as its role or a superuser."));
    }

    static Failure of(InvalidSettings invalid) {
        return new Failure(
                false,
                StepError.of(
                        invalid.getMessage() + ". " + UNCHANGED,
                        "The operator writes these settings from the manifest: correct the manifest."));
    }

    static Failure ofFault(String step, RuntimeException fault) {
        return new Failure(
                false,
                StepError.of(step + " stopped at a fault of its own: " + fault, "Report it with the container's log."));
    }

    private static String ownHint(ServerFault fault) {
        return switch (fault.state()) {
            case "28P01" -> "The admin's password in the Secret is not the database's: set one to the other.";
            case "3D000" -> "The database does not exist yet: it is created with the server, owned by erp_admin.";
            case "42501" -> "erp_admin must own the database and have made the erp_ roles itself.";
            case "55P03" -> "A session holds a table that this step needs. It is tried again.";
            default ->
                fault.isPassing()
                        ? "It is tried again."
                        : "Correct the cause, then change the manifest or ask for a retry.";
        };
    }
}
