package dev.isem.erp.platform.migrate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isem.erp.steps.TerminationMessage;
import java.util.List;

/** The outcome as a document that fits a termination message. */
record Report(int exitCode, String line) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MOST_SCRIPTS = 40;

    static Report of(Outcome outcome, long millis) {
        ObjectNode document = JSON.createObjectNode().put("step", "migrate");
        int exitCode = switch (outcome) {
            case Outcome.Migrated migrated -> {
                document.put("outcome", "Migrated").put("from", migrated.from()).put("to", migrated.to());
                add(document.putArray("scripts"), migrated.scripts());
                yield TerminationMessage.SUCCESS;
            }
            case Outcome.Current current -> at(document.put("outcome", "Current"), current.schema());
            case Outcome.AheadCompatible ahead -> at(document.put("outcome", "AheadCompatible"), ahead.schema());
            case Outcome.Refused refused -> {
                at(document.put("outcome", "Refused"), refused.schema());
                refused.oldestSafe()
                        .ifPresent(safe -> document.putObject("oldestSafe")
                                .put("schema", safe.schema())
                                .put("version", safe.release()));
                add(document, refused.problem());
                yield TerminationMessage.REFUSED;
            }
            case Outcome.Failed failed -> {
                document.put("outcome", "Failed").put("transient", failed.passing());
                failed.schema()
                        .ifPresent(moved -> document.put("from", moved.from()).put("to", moved.to()));
                add(document, failed.problem());
                yield TerminationMessage.FAILED;
            }
        };
        document.put("millis", millis);
        return new Report(exitCode, document.toString());
    }

    private static int at(ObjectNode document, int schema) {
        document.put("from", schema).put("to", schema);
        return TerminationMessage.SUCCESS;
    }

    private static void add(ArrayNode array, List<String> scripts) {
        scripts.stream().limit(MOST_SCRIPTS).forEach(array::add);
        if (scripts.size() > MOST_SCRIPTS) {
            array.add("and " + (scripts.size() - MOST_SCRIPTS) + " more");
        }
    }

    private static void add(ObjectNode document, Outcome.Problem problem) {
        ObjectNode error = document.putObject("error");
        if (problem.script() != null) {
            error.put("script", problem.script());
        }
        if (problem.sqlState() != null) {
            error.put("sqlState", problem.sqlState());
        }
        error.put("message", TerminationMessage.shortened(problem.message()))
                .put("hint", TerminationMessage.shortened(problem.hint()));
    }
}
