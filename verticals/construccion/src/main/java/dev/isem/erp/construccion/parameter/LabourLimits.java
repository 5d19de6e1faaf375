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
    public static final LabourLimits USUAL =
            new LabourLimits(Parameter.LABOUR_FACTOR_FROM.usual(), Parameter.LABOUR_FACTOR_TO.usual());
}
