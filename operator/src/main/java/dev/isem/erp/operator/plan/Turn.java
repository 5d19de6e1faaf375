package dev.isem.erp.operator.plan;

import java.util.List;

/** What a vertical of a release train may do now. */
sealed interface Turn {

    /** Change its version, or it does so already. */
    record Goes() implements Turn {}

    /**
     * Stay as it is for now.
     *
     * @param after those before it
     */
    record Waits(List<String> after) implements Turn {}

    /**
     * Stay as it is until somebody acts.
     *
     * @param by the vertical that failed
     */
    record Halted(String by) implements Turn {}
}
