package dev.isem.erp.operator.database;

import dev.isem.erp.steps.DatabaseLock;
import dev.isem.erp.steps.InvalidSettings;
import dev.isem.erp.steps.StepEnvironment;
import java.sql.SQLException;
import java.util.Map;

/** What both steps have in common: settings, the admin's connection, the lock; and every fault told as a failure. */
final class AdminStep {

    private AdminStep() {}

    /** How a step ended. */
    sealed interface Result<T> {}

    /** It came to its own end. */
    record Done<T>(T outcome) implements Result<T> {}

    /** It was stopped on its way. */
    record Stopped<T>(Failure failure) implements Result<T> {}

    /** The step proper; it holds the lock. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session, StepSettings settings) throws SQLException;
    }

    /** Runs a step; {@code kept} says what it leaves behind when it is stopped half way. */
    static <T> Result<T> run(String step, String kept, Map<String, String> env, Work<T> work) {
        try {
            StepSettings settings = StepSettings.from(env);
            try (Session session = connect(step, settings)) {
                new DatabaseLock(settings.lockKey()).take(session.connection(), settings.lockTimeout());
                return new Done<>(work.run(session, settings));
            }
        } catch (InvalidSettings invalid) {
            return new Stopped<>(Failure.of(invalid));
        } catch (DatabaseLock.Busy busy) {
            return new Stopped<>(Failure.of(busy));
        } catch (SQLException failed) {
            return new Stopped<>(Failure.of(failed, kept));
        } catch (RuntimeException fault) {
            // Without an outcome nobody would learn why the container ended.
            return new Stopped<>(Failure.ofFault(step, fault));
        }
    }

    private static Session connect(String step, StepSettings settings) throws SQLException {
        String application = "erp " + step + " " + settings.declaration().vertical() + " "
                + settings.declaration().release();
        return new Session(settings.address()
                .connect(settings.admin(), StepEnvironment.password(settings.adminPassword()), application));
    }
}
