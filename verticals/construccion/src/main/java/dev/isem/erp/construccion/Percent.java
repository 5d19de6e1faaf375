package dev.isem.erp.construccion;

import java.math.BigDecimal;

/** Shares of an amount, a price or a quantity, told in percent. Nothing is rounded. */
public final class Percent {

    private Percent() {}

    /** So many percent of it. */
    public static BigDecimal of(BigDecimal whole, BigDecimal pct) {
        return whole.multiply(pct).movePointLeft(2);
    }

    /** It with so many percent more. */
    public static BigDecimal plus(BigDecimal whole, BigDecimal pct) {
        return whole.add(of(whole, pct));
    }
}
