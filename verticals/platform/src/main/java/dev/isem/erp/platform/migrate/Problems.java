package dev.isem.erp.platform.migrate;

import dev.isem.erp.steps.DatabaseLock;
import dev.isem.erp.steps.InvalidSettings;
import dev.isem.erp.steps.ServerFault;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns faults into outcomes: which pass by themselves, and what to do about the others. */
final class Problems {

    private static final String UNCHANGED = " Nothing was changed.";

    private Problems() {}

    static Outcome.Failed of(InvalidSettings invalid) {
        return permanent(
                null,
                invalid.getMessage() + "." + UNCHANGED,
                "The operator writes these settings from the manifest: correct the manifest.");
    }

    static Outcome.Failed of(InvalidMigrations invalid) {
        return permanent(
                null,
                "The image's scripts break the rules: " + invalid.getMessage() + "." + UNCHANGED,
                "Build the image again with MigrationScripts.check in a test.");
    }

    /** The database or the image changed between the approval and the run. */
    static Outcome.Failed anotherPlan() {
        return new Outcome.Failed(
                true,
                new Outcome.Problem(
                        null,
                        null,
                        "The plan that was approved is not the one that would run now." + UNCHANGED,
                        "A new plan is made; look at it and approve it."));
    }

    static Outcome.Failed of(DatabaseLock.Busy busy) {
        return new Outcome.Failed(
                true,
                new Outcome.Problem(
                        null,
                        null,
                        busy.getMessage() + "." + UNCHANGED,
                        "It is tried again. If that session hangs, end it as its role or a superuser."));
    }

    /** A session that could not become the owner: as long as nothing is provisioned, that passes. */
    static Outcome.Failed notProvisioned(SQLException cause, String owner) {
        String message = "The migrator cannot act as " + owner + ": "
                + ServerFault.of(cause).sentence() + "." + UNCHANGED;
        return new Outcome.Failed(
                true,
                new Outcome.Problem(null, cause.getSQLState(), message, "Run provision for this vertical first."));
    }

    static Outcome.Failed of(Throwable fault, Progress progress) {
        String script = progress.running();
        Optional<SchemaViolation> violation = find(fault, SchemaViolation.class);
        if (violation.isPresent()) {
            return permanent(
                    script,
                    script + " cannot stay: " + violation.get().getMessage() + "." + progress.remains(),
                    "Correct the script and release a new version.");
        }
        return find(fault, SQLException.class)
                .map(cause -> of(cause, progress))
                .orElseGet(() -> permanent(
                        script,
                        firstLine(fault) + "." + progress.remains(),
                        "Correct the image, then release a new version."));
    }

    private static Outcome.Failed of(SQLException cause, Progress progress) {
        ServerFault fault = ServerFault.of(cause);
        String message = fault.sentence() + "." + progress.remains();
        String hint = fault.hint().orElseGet(() -> ownHint(fault));
        return new Outcome.Failed(
                fault.isPassing(), new Outcome.Problem(progress.running(), fault.state(), message, hint));
    }

    private static Outcome.Failed permanent(@Nullable String script, String message, String hint) {
        return new Outcome.Failed(false, new Outcome.Problem(script, null, message, hint));
    }

    private static String ownHint(ServerFault fault) {
        if (fault.isPassing()) {
            return switch (fault.state()) {
                case "28P01" ->
                    "The password in the Secret is not the database's: provision sets it. It is tried again.";
                case "3D000" -> "The database does not exist yet. It is tried again.";
                case "55P03" -> "A session holds a table that the script needs. It is tried again.";
                default -> "It is tried again.";
            };
        }
        return switch (fault.state()) {
            case "42501" ->
                "The script needs a right that the manifest does not ask for (requires, writes, references).";
            case "2BP01" -> "Another vertical's view depends on it: keep it until that vertical has moved on.";
            default -> "Correct the script and release a new version, or ask for a retry once the data is right.";
        };
    }

    private static String firstLine(Throwable fault) {
        String message = Optional.ofNullable(fault.getMessage()).orElse(fault.toString());
        return message.lines().findFirst().orElse(message);
    }

    private static <T extends Throwable> Optional<T> find(Throwable fault, Class<T> type) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
