package dev.isem.erp.operator.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a step did not do its work, in words for the person who must act.
 *
 * @param message what happened and what was kept; never a row's values, never a secret
 * @param hint what to do next
 * @param missing tables that the vertical needs and that are not there
 * @param owners verticals that the missing tables come with
 */
public record StepError(
        String message, @Nullable String hint, @Nullable String sqlState, List<String> missing, List<String> owners) {

    static StepError of(String message, String hint) {
        return new StepError(message, hint, null, List.of(), List.of());
    }
}
