package dev.isem.erp.construccion.contract;

import dev.isem.erp.platform.money.Money;
import java.math.BigDecimal;

/**
 * What one part of a quantity is worth: the rounded whole so far, less what the parts before it were worth. So the parts
 * of a concept add up to what the concept is worth, to the cent, in however many steps it is built.
 */
public final class Portion {

    private Portion() {}

    /**
     * The worth of the last part.
     *
     * @param quantity of all parts, the last one with them
     * @param before what the others were worth together
     */
    public static BigDecimal amount(BigDecimal quantity, BigDecimal unitPrice, BigDecimal before) {
        return Money.round(quantity.multiply(unitPrice)).subtract(before);
    }
}
