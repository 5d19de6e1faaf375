package dev.isem.erp.steps;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the database, or the way to it, answered instead of doing its work.
 *
 * @param state SQLSTATE, PostgreSQL appendix A; empty where there is none
 * @param sentence the server's own sentence, without a full stop and without its DETAIL, which quotes rows
 * @param hint the server's own hint; of a connection that failed of its TLS, what to look at
 */
public record ServerFault(String state, String sentence, Optional<String> hint) {

    /** Connection lost or refused, too many connections, server stopping. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57");

    /** Serialization, deadlock, lock timeout, lock lost, idle too long; and a secret or database not there yet. */
    private static final Set<String> PASSING_STATES =
            Set.of("40001", "40P01", "55P03", DatabaseLock.LOST, "25P03", "28P01", "3D000");

    public static ServerFault of(SQLException cause) {
        ServerErrorMessage server = cause instanceof PSQLException told ? told.getServerErrorMessage() : null;
        @Nullable String sentence = server == null ? cause.getMessage() : server.getMessage();
        return new ServerFault(
                Optional.ofNullable(cause.getSQLState()).orElse(""),
                sentence == null ? "the database gave no reason" : sentence.replaceAll("[.\\s]+$", ""),
                Tls.hint(cause).or(() -> Optional.ofNullable(server).map(ServerErrorMessage::getHint)));
    }

    /** Whether the same step may succeed later with nothing changed. */
    public boolean isPassing() {
        return PASSING_STATES.contains(state)
                || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }
}
