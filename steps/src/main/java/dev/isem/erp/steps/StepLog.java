package dev.isem.erp.steps;

/** A step's log: one line per event on stderr, so that stdout is for the outcome alone. */
public final class StepLog {

    private StepLog() {}

    /** Before the first entry, for the formatter reads its form once. */
    public static void begin() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %5$s%6$s%n");
    }
}
