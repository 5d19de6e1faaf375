package dev.isem.erp.operator.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** One step's result as one JSON line: for the operator in the container's termination message, for people on stdout. */
final class StepReport {

    static final int SUCCESS = 0;
    static final int FAILED = 1;
    static final int REFUSED = 3;

    private static final Logger LOG = System.getLogger(StepReport.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Kubernetes cuts a termination message here, in the middle of the JSON. */
    private static final int LONGEST_BYTES = 4096;

    private static final int LONGEST_TEXT = 800;

    private final ObjectNode document = JSON.createObjectNode();
    private final int exitCode;

    StepReport(String step, String outcome, int exitCode) {
        document.put("step", step).put("outcome", outcome);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    StepReport with(String field, int value) {
        document.put(field, value);
        return this;
    }

    StepReport with(Failure failure) {
        document.put("transient", failure.passing());
        return with(failure.error());
    }

    StepReport with(StepError error) {
        ObjectNode node = document.putObject("error");
        node.put("message", shortened(error.message()));
        if (error.hint() != null) {
            node.put("hint", shortened(error.hint()));
        }
        if (error.sqlState() != null) {
            node.put("sqlState", error.sqlState());
        }
        addNames(node, "missing", error.missing());
        addNames(node, "owners", error.owners());
        return this;
    }

    /** Adds findings while they fit; the last line tells how many did not. */
    StepReport withFindings(List<String> findings) {
        ArrayNode node = document.putArray("findings");
        for (int i = 0; i < findings.size(); i++) {
            node.add(shortened(findings.get(i)));
            if (size() > LONGEST_BYTES - 100) {
                node.remove(node.size() - 1);
                node.add("and " + (findings.size() - i) + " more");
                break;
            }
        }
        return this;
    }

    String line() {
        return document.toString();
    }

    /** Writes the line where people and the operator look for it. */
    void publish(Map<String, String> env) {
        System.out.println(line());
        Path log = Path.of(env.getOrDefault("TERMINATION_LOG", "/dev/termination-log"));
        try {
            Files.writeString(log, line(), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException absent) {
            // Outside a cluster there is no such file, and none is made; the line is on stdout.
            LOG.log(Level.DEBUG, "no termination message at {0}: {1}", log, absent.getMessage());
        }
    }

    private static void addNames(ObjectNode node, String field, List<String> names) {
        if (!names.isEmpty()) {
            ArrayNode array = node.putArray(field);
            names.stream().limit(20).forEach(array::add);
        }
    }

    private int size() {
        return line().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
