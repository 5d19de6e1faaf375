package dev.isem.erp.construccion.parameter;

import java.math.BigDecimal;

/**
 * How far a purchase may go, in percent, before more is asked.
 *
 * @param budgetTolerancePct beyond the budget of a concept, before a director approves it
 * @param priceTolerancePct beyond the budget's price of a concept, before a director approves it
 * @param receiptTolerancePct beyond the quantity that was ordered, before it is not taken in at all
 */
public record PurchaseLimits(
        BigDecimal budgetTolerancePct, BigDecimal priceTolerancePct, BigDecimal receiptTolerancePct) {

    /** What counts until a company sets its own. */
    public static final PurchaseLimits USUAL = new PurchaseLimits(
            Parameter.BUDGET_TOLERANCE_PCT.usual(),
            Parameter.PRICE_TOLERANCE_PCT.usual(),
            Parameter.RECEIPT_TOLERANCE_PCT.usual());
}
