package dev.isem.erp.platform.web;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.http.HttpStatus;

/**
 * What the database refuses, in general words: its own would quote values, perhaps another tenant's. Constraints named
 * by PostgreSQL tell which field is at fault.
 */
final class DatabaseProblems {

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String BAD_CHARACTER = "22021";
    private static final String UNTRANSLATABLE_CHARACTER = "22P05";
    private static final String DATE_OUT_OF_RANGE = "22008";

    /** Of several columns the last is meant: those before it, ids, say within what it must be unique. */
    private static final Pattern NAMED_BY_POSTGRES =
            Pattern.compile("(?<table>.+?)_([a-z_]+?_id_)*(?<column>[a-z_]+?)_(key|fkey|check)");

    private DatabaseProblems() {}

    /** @param deleting whether the request was to delete: then a key that holds means "still in use" */
    static Optional<Problem> of(Throwable failure, boolean deleting) {
        SQLException cause = sqlCause(failure);
        if (cause == null || cause.getSQLState() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (cause.getSQLState()) {
                    case "23505" -> duplicate(cause);
                    case "23503" -> deleting ? inUse() : absent(cause);
                    case "23514", "23502" -> refused(cause);
                    case "23P01" -> overlapping();
                    case "22003" -> tooLarge();
                    case BAD_CHARACTER, UNTRANSLATABLE_CHARACTER, DATE_OUT_OF_RANGE -> cannotBeKept();
                    case SERIALIZATION_FAILURE, DEADLOCK, LOCK_NOT_AVAILABLE ->
                        Problem.conflict(
                                "Otra persona está cambiando lo mismo. No se guardó nada; intente de nuevo.",
                                "Somebody else is changing the same. Nothing was saved; try again.");
                    default -> away(cause.getSQLState());
                });
    }

    /** Whether others were in the way, and nothing is wrong with what was sent. */
    static boolean isPassing(Throwable failure) {
        SQLException cause = sqlCause(failure);
        return cause != null
                && Stream.of(SERIALIZATION_FAILURE, DEADLOCK, LOCK_NOT_AVAILABLE)
                        .anyMatch(state -> state.equals(cause.getSQLState()));
    }

    private static Problem duplicate(SQLException cause) {
        Text text = Text.of("Ya existe un registro con este valor.", "A record with this value exists already.");
        return Problem.conflictAt(atField(cause, text), text);
    }

    private static Problem overlapping() {
        return Problem.conflict(
                "Se traslapa con otro registro. No se guardó nada.",
                "It overlaps with another record. Nothing was saved.");
    }

    private static Problem inUse() {
        return Problem.conflict(
                "Otros registros lo usan, por eso no se eliminó.", "Other records use it, so it was not deleted.");
    }

    private static Problem absent(SQLException cause) {
        return Problem.invalid(atField(cause, Problem.ABSENT));
    }

    private static Problem refused(SQLException cause) {
        return Problem.invalid(atField(cause, Text.of("El valor no es admisible.", "The value is not admissible.")));
    }

    /** PostgreSQL does not tell of which column; it may be one that it computes. */
    private static Problem tooLarge() {
        return Problem.invalid(
                "Un número es demasiado grande, o lo sería el importe que resulta de multiplicarlo. No se guardó nada.",
                "A number is too large, or the amount that it is multiplied to would be. Nothing was saved.");
    }

    /** What the rules of fields refuse before; here for values that come another way. */
    private static Problem cannotBeKept() {
        return Problem.invalid(
                "Un texto o una fecha contiene lo que la base de datos no puede guardar. No se guardó nada.",
                "A text or a date holds what the database cannot keep. Nothing was saved.");
    }

    private static @Nullable Problem away(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")
                ? Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "La base de datos no responde. No se guardó nada; intente en un momento.",
                        "The database does not answer. Nothing was saved; try again in a moment.")
                : null;
    }

    private static List<Problem.FieldError> atField(SQLException cause, Text text) {
        ServerErrorMessage told = cause instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        if (told == null) {
            return List.of();
        }
        String column = told.getColumn() != null ? told.getColumn() : column(told.getTable(), told.getConstraint());
        return column == null ? List.of() : List.of(new Problem.FieldError("/" + camelCase(column), text));
    }

    static @Nullable String column(@Nullable String table, @Nullable String constraint) {
        if (table == null || constraint == null || !constraint.startsWith(table + "_")) {
            return null;
        }
        Matcher named = NAMED_BY_POSTGRES.matcher("t" + constraint.substring(table.length()));
        return named.matches() ? named.group("column") : null;
    }

    private static String camelCase(String column) {
        return Pattern.compile("_([a-z])")
                .matcher(column)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
