package dev.isem.erp.construccion.value;

import dev.isem.erp.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The value of a project by the end of a day. Amounts are rounded to the cent, once, halves away from zero; indices are made of
 * rounded amounts, so that whoever divides what is shown gets what is shown. Whatever would divide by zero is absent.
 *
 * @param budget budget at completion
 * @param plannedShare of the project, unrounded; 1 is all of it
 * @param earnedShare the same, as verified
 * @param actual what it did cost (AC)
 */
record EarnedValue(
        LocalDate on,
        Optional<BigDecimal> budget,
        Optional<BigDecimal> plannedShare,
        Optional<BigDecimal> earnedShare,
        BigDecimal actual) {

    private static final int INDEX_SCALE = 4;
    private static final int PERCENT_SCALE = 2;

    /** PV: what was to be done is worth this. */
    Optional<BigDecimal> planned() {
        return worth(plannedShare);
    }

    /** EV: what was done is worth this. */
    Optional<BigDecimal> earned() {
        return worth(earnedShare);
    }

    /** Worth earned per unit of cost, to four decimals. */
    Optional<BigDecimal> cpi() {
        return index(Optional.of(actual));
    }

    /** Worth earned per unit of worth planned, to four decimals. */
    Optional<BigDecimal> spi() {
        return index(planned());
    }

    /**
     * Estimate at completion: what all will cost if it goes on like this, budget / CPI. From the amounts themselves, for a
     * rounded index would move thousands.
     */
    Optional<BigDecimal> eac() {
        return budget.flatMap(whole -> earned().filter(worth -> worth.signum() > 0 && actual.signum() > 0)
                .map(worth -> whole.multiply(actual).divide(worth, 2, RoundingMode.HALF_UP)));
    }

    /** By how much the estimate at completion is over the budget, in percent of it; negative below. */
    Optional<BigDecimal> eacOverPct() {
        return eac().flatMap(eac -> budget.flatMap(whole -> percent(eac.subtract(whole), whole)));
    }

    Optional<BigDecimal> plannedPct() {
        return plannedShare.map(EarnedValue::percent);
    }

    Optional<BigDecimal> progressPct() {
        return earnedShare.map(EarnedValue::percent);
    }

    Optional<BigDecimal> costPct() {
        return budget.flatMap(whole -> percent(actual, whole));
    }

    private Optional<BigDecimal> worth(Optional<BigDecimal> share) {
        return budget.flatMap(whole -> share.map(part -> Money.round(whole.multiply(part))));
    }

    /** Corrections may leave less than nothing, of which nothing is a share. */
    private Optional<BigDecimal> index(Optional<BigDecimal> base) {
        return earned().flatMap(worth -> base.filter(divisor -> divisor.signum() > 0)
                .map(divisor -> worth.divide(divisor, INDEX_SCALE, RoundingMode.HALF_UP)));
    }

    static BigDecimal percent(BigDecimal share) {
        return share.movePointRight(2).setScale(PERCENT_SCALE, RoundingMode.HALF_UP);
    }

    /** Of what there is none, nothing is a percentage. */
    static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? Optional.empty()
                : Optional.of(part.movePointRight(2).divide(whole, PERCENT_SCALE, RoundingMode.HALF_UP));
    }
}
