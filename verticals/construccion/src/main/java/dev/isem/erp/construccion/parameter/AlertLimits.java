package dev.isem.erp.construccion.parameter;

import java.math.BigDecimal;

/**
 * What a company lets pass before it is warned.
 *
 * @param lineDeviationYellowPct between cost and budget of a concept, in percent of the budget
 * @param lineDeviationRedPct the same, for the graver warning
 * @param eacOverYellowPct of the estimate at completion over the budget, in percent of the budget
 * @param eacOverRedPct the same, for the graver warning
 * @param costAheadPoints by which the share of cost may be ahead of the share of progress, in percentage points
 */
public record AlertLimits(
        BigDecimal lineDeviationYellowPct,
        BigDecimal lineDeviationRedPct,
        BigDecimal eacOverYellowPct,
        BigDecimal eacOverRedPct,
        BigDecimal costAheadPoints) {

    /** What counts until a company sets its own. */
    public static final AlertLimits USUAL = new AlertLimits(
            Parameter.LINE_DEVIATION_YELLOW_PCT.usual(),
            Parameter.LINE_DEVIATION_RED_PCT.usual(),
            Parameter.EAC_OVER_YELLOW_PCT.usual(),
            Parameter.EAC_OVER_RED_PCT.usual(),
            Parameter.COST_AHEAD_POINTS.usual());
}
