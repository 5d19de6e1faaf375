package dev.isem.erp.platform.migrate;

import dev.isem.erp.steps.TerminationMessage;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The outcome as a document that fits a termination message. */
record Report(int exitCode, String line) {

    /** Kubernetes keeps 4096 bytes of a termination message. */
    private static final int MOST_SCRIPTS = 40;

    private static final int MOST_REMARKS = 12;
    private static final int LONGEST_REMARK = 100;

    static Report of(Outcome outcome, long millis) {
        ObjectNode document = JsonMapper.shared().createObjectNode().put("step", "migrate");
        int exitCode = switch (outcome) {
            case Outcome.Migrated migrated -> {
                document.put("outcome", "Migrated").put("from", migrated.from()).put("to", migrated.to());
                add(document.putArray("scripts"), migrated.scripts(), MOST_SCRIPTS);
                hold(document, migrated.held());
                yield TerminationMessage.SUCCESS;
            }
            case Outcome.Current current -> {
                hold(document, current.held());
                yield at(document.put("outcome", "Current"), current.schema());
            }
            case Outcome.Planned planned -> {
                document.put("outcome", "Planned").put("from", planned.from()).put("to", planned.to());
                add(document.putArray("scripts"), planned.scripts(), MOST_SCRIPTS);
                hold(document, planned.held());
                add(document.putArray("destructive"), planned.destructive(), MOST_REMARKS);
                document.put("fingerprint", planned.fingerprint());
                yield TerminationMessage.SUCCESS;
            }
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

    private static void hold(ObjectNode document, List<String> held) {
        if (!held.isEmpty()) {
            add(document.putArray("held"), held, MOST_REMARKS);
        }
    }

    private static void add(ArrayNode array, List<String> lines, int most) {
        lines.stream().limit(most).map(Report::cut).forEach(array::add);
        if (lines.size() > most) {
            array.add("and " + (lines.size() - most) + " more");
        }
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_REMARK ? line : line.substring(0, LONGEST_REMARK - 1) + "…";
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
