package dev.isem.erp.steps;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A step's outcome as one JSON line: for the operator in the container's termination message, for people on stdout. */
public final class TerminationMessage {

    /** Exit code of a step that did its work or had none. */
    public static final int SUCCESS = 0;

    /** Exit code of a step that could not finish. */
    public static final int FAILED = 1;

    /** Exit code of a step that will not do what it was asked, however often it is tried. */
    public static final int REFUSED = 3;

    /** Kubernetes cuts a termination message here, in the middle of the JSON. */
    public static final int LONGEST_BYTES = 4096;

    private static final Logger LOG = System.getLogger(TerminationMessage.class.getName());
    private static final int LONGEST_TEXT = 800;

    private TerminationMessage() {}

    /** Writes the line where people and the operator look for it. */
    public static void publish(String line, Map<String, String> env) {
        System.out.println(line);
        Path log = Path.of(env.getOrDefault("TERMINATION_LOG", "/dev/termination-log"));
        try {
            Files.writeString(log, line, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException absent) {
            // Outside a cluster there is no such file, and none is made; the line is on stdout.
            LOG.log(Level.DEBUG, "no termination message at {0}: {1}", log, absent.getMessage());
        }
    }

    /** One text of several in a message, at a length that leaves room for the others. */
    public static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
