package dev.isem.erp.construccion.value;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A concept of the approved budget and what it did cost by a day.
 *
 * @param concept null for what was booked without being in the budget
 */
record ConceptCost(String code, @Nullable String concept, BigDecimal budgeted, BigDecimal actual) {

    /** By how much it cost more than budgeted, in percent; absent without a budget. */
    Optional<BigDecimal> deviationPct() {
        return EarnedValue.percent(actual.subtract(budgeted), budgeted);
    }
}
