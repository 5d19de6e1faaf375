package dev.isem.erp.platform.migrate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** The outcome as one JSON line: for the operator in the container's termination message, for people on stdout. */
record Report(int exitCode, String line) {

    private static final int SUCCESS = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 3;

    private static final Logger LOG = System.getLogger(Report.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Kubernetes cuts a termination message at 4096 bytes, in the middle of the JSON. */
    private static final int LONGEST_TEXT = 800;

    private static final int MOST_SCRIPTS = 40;

    static Report of(Outcome outcome, long millis) {
        ObjectNode document = JSON.createObjectNode().put("step", "migrate");
        int exitCode = switch (outcome) {
            case Outcome.Migrated migrated -> {
                document.put("outcome", "Migrated").put("from", migrated.from()).put("to", migrated.to());
                add(document.putArray("scripts"), migrated.scripts());
                yield SUCCESS;
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
                yield REFUSED;
            }
            case Outcome.Failed failed -> {
                document.put("outcome", "Failed").put("transient", failed.passing());
                add(document, failed.problem());
                yield FAILED;
            }
        };
        document.put("millis", millis);
        return new Report(exitCode, document.toString());
    }

    /** Writes the line where people and the operator look for it. */
    void publish(Map<String, String> env) {
        System.out.println(line);
        Path log = Path.of(env.getOrDefault("TERMINATION_LOG", "/dev/termination-log"));
        try {
            Files.writeString(log, line, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException absent) {
            // Outside a cluster there is no such file, and none is made; the line is on stdout.
            LOG.log(Level.DEBUG, "no termination message at {0}: {1}", log, absent.getMessage());
        }
    }

    private static int at(ObjectNode document, int schema) {
        document.put("from", schema).put("to", schema);
        return SUCCESS;
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
        error.put("message", shortened(problem.message())).put("hint", shortened(problem.hint()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
