package dev.isem.erp.operator.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A step that could not finish.
 *
 * @param passing whether the same step may succeed later with nothing changed
 */
record Failure(boolean passing, StepError error) {

    /** Connection lost or refused, too many connections, server stopping. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57");

    /** Serialization, deadlock, lock timeout, idle too long; and secrets or database that are not there yet. */
    private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "55P03", "25P03", "28P01", "3D000");

    private static final String UNCHANGED = "Nothing was changed.";

    static Failure of(SQLException cause) {
        String state = Optional.ofNullable(cause.getSQLState()).orElse("");
        StepError error = new StepError(message(cause), hint(cause, state), state, List.of(), List.of());
        return new Failure(isPassing(state), error);
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

    static boolean isPassing(String state) {
        return PASSING_STATES.contains(state)
                || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }

    /** The server's own sentence without its DETAIL, which quotes rows. */
    private static String message(SQLException cause) {
        ServerErrorMessage server = serverMessage(cause);
        String text = server == null ? cause.getMessage() : server.getMessage();
        return (text == null ? "the database gave no reason" : text.replaceAll("[.\\s]+$", "")) + ". " + UNCHANGED;
    }

    private static String hint(SQLException cause, String state) {
        ServerErrorMessage server = serverMessage(cause);
        String given = server == null ? null : server.getHint();
        return given == null ? ownHint(state) : given;
    }

    private static String ownHint(String state) {
        return switch (state) {
            case "28P01" -> "The admin's password in the Secret is not the database's: set one to the other.";
            case "3D000" -> "The database does not exist yet: it is created with the server, owned by erp_admin.";
            case "42501" -> "erp_admin must own the database and have made the erp_ roles itself.";
            case "55P03" -> "A session holds a table that this step needs. It is tried again.";
            default ->
                isPassing(state)
                        ? "It is tried again."
                        : "Correct the cause, then change the manifest or ask for a retry.";
        };
    }

    private static @Nullable ServerErrorMessage serverMessage(SQLException cause) {
        return cause instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
    }
}
