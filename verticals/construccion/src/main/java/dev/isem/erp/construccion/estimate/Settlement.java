package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.Percent;
import dev.isem.erp.platform.money.Money;
import java.math.BigDecimal;

/**
 * What is paid of an estimate. Amounts have two decimals.
 *
 * @param gross what the work of the period is worth
 * @param amortisation what of the advance is given back with it
 * @param retained what is kept until the contract ends, of what is left of the gross amount
 */
record Settlement(BigDecimal gross, BigDecimal amortisation, BigDecimal retained) {

    /**
     * By the contract's shares, in percent.
     *
     * @param remaining what of the advance is not given back yet. The final estimate takes all of it, even where that is
     *     more than its gross amount: then its net amount is owed by who did the work.
     */
    static Settlement of(
            BigDecimal gross, BigDecimal advancePct, BigDecimal remaining, BigDecimal retentionPct, boolean isFinal) {
        BigDecimal amortisation = isFinal ? remaining : share(gross, advancePct).min(remaining);
        BigDecimal base = gross.subtract(amortisation).max(Money.ZERO);
        return new Settlement(gross, amortisation, share(base, retentionPct));
    }

    BigDecimal retentionBase() {
        return gross.subtract(amortisation);
    }

    BigDecimal net() {
        return retentionBase().subtract(retained);
    }

    /** So many percent of an amount, rounded. */
    static BigDecimal share(BigDecimal amount, BigDecimal pct) {
        return Money.round(Percent.of(amount, pct));
    }
}
