package dev.isem.erp.operator.database;

/** A step's log: one line per change on stderr, so that stdout is for the outcome alone. */
final class StepLog {

    private StepLog() {}

    /** Before the first entry, for the formatter reads its form once. */
    static void begin() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %5$s%6$s%n");
    }
}
