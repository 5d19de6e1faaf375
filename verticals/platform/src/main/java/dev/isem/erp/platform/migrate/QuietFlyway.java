package dev.isem.erp.platform.migrate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * Flyway's log without what it says at rest: a step writes a line per change, and stdout is for the outcome alone. Public,
 * because Flyway makes it by its name.
 */
public final class QuietFlyway implements LogCreator {

    @Override
    public Log createLogger(Class<?> type) {
        return new Warnings(System.getLogger(type.getName()));
    }

    private record Warnings(Logger log) implements Log {

        @Override
        public void debug(String message) {
            log.log(Level.TRACE, message);
        }

        @Override
        public void info(String message) {
            log.log(Level.DEBUG, message);
        }

        @Override
        public void notice(String message) {
            log.log(Level.DEBUG, message);
        }

        @Override
        public void warn(String message) {
            log.log(Level.WARNING, message);
        }

        // Flyway's errors quote rows; what may be told of them is in the outcome.
        @Override
        public void error(String message) {
            log.log(Level.DEBUG, message);
        }

        @Override
        public void error(String message, Exception cause) {
            log.log(Level.DEBUG, message, cause);
        }
    }
}
