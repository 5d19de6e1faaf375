package dev.isem.erp.platform.stock;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What was found of a product where it was counted.
 *
 * @param qty zero or more
 * @param unitCost what one costs, should there be more than the books say and nothing to take the average cost of
 */
public record Counted(UUID productId, BigDecimal qty, BigDecimal unitCost) {

    /** What the books said, and how much must be added to it. */
    public record Difference(UUID productId, BigDecimal expected, BigDecimal added) {}
}
