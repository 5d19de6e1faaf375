package dev.isem.erp.construccion.parameter;

import java.math.BigDecimal;

/**
 * Between which factors what the law puts on top of a wage lies.
 *
 * @param factorFrom real salary over wage, at least
 * @param factorTo the same, at most
 */
public record LabourLimits(BigDecimal factorFrom, BigDecimal factorTo) {

    /** What counts until a company sets its own. */
    public static final LabourLimits USUAL = new LabourLimits(new BigDecimal("1.4000"), new BigDecimal("1.8000"));
}
