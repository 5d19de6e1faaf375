package dev.isem.erp.platform.migrate;

import org.jspecify.annotations.Nullable;

/**
 * How far a run had come when it failed.
 *
 * @param running script that was begun and has not ended, if any
 * @param inTransaction whether that script's work goes with its failure
 * @param anyDone whether scripts before it ended in this run
 */
record Progress(@Nullable String running, boolean inTransaction, boolean anyDone) {

    /** No script has begun. */
    static final Progress NONE = new Progress(null, true, false);

    /** What became of the work, as a sentence to follow another. */
    String remains() {
        if (running == null) {
            return anyDone ? " The scripts that had run stay." : " Nothing was changed.";
        }
        return inTransaction
                ? " The script was rolled back; scripts before it stay."
                : " The script runs outside a transaction: what it did before this stays, and so do scripts before it.";
    }
}
