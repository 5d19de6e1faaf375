package dev.isem.erp.operator.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isem.erp.steps.TerminationMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One step's result as a document that fits a termination message. */
final class StepReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a list that must leave room for another one. */
    private static final int MOST_SCRIPTS = 20;

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

    StepReport with(Backup backup) {
        document.putObject("backup")
                .put("id", backup.id())
                .put("at", backup.at())
                .put("version", backup.version())
                .put("schema", backup.schema())
                .put("bytes", backup.bytes())
                .put("rows", backup.rowsInAll());
        return this;
    }

    StepReport with(AdoptionOutcome.Proposal proposal) {
        document.put("schema", proposal.version())
                .put("differencesInAll", proposal.differences().size())
                .put("fingerprint", proposal.fingerprint());
        withList("scripts", proposal.scripts().stream().limit(MOST_SCRIPTS).toList());
        return withList("differences", proposal.differences());
    }

    StepReport with(Failure failure) {
        document.put("transient", failure.passing());
        return with(failure.error());
    }

    StepReport with(StepError error) {
        ObjectNode node = document.putObject("error");
        node.put("message", TerminationMessage.shortened(error.message()));
        if (error.hint() != null) {
            node.put("hint", TerminationMessage.shortened(error.hint()));
        }
        if (error.sqlState() != null) {
            node.put("sqlState", error.sqlState());
        }
        addNames(node, "missing", error.missing());
        addNames(node, "owners", error.owners());
        return this;
    }

    /** Adds lines while they fit; the last one tells how many did not. Nothing where there are none. */
    StepReport withList(String field, List<String> lines) {
        if (lines.isEmpty()) {
            return this;
        }
        ArrayNode node = document.putArray(field);
        for (int i = 0; i < lines.size(); i++) {
            node.add(TerminationMessage.shortened(lines.get(i)));
            if (size() > TerminationMessage.LONGEST_BYTES - 100) {
                node.remove(node.size() - 1);
                node.add("and " + (lines.size() - i) + " more");
                break;
            }
        }
        return this;
    }

    String line() {
        return document.toString();
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
}
