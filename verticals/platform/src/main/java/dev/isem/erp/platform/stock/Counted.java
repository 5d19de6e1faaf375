package dev.isem.erp.platform.stock;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * What was found of a product where it was counted.
 *
 * @param qty zero or more
 * @param booked what the books said when it was counted; what has moved since then stays moved. Empty: what they say now.
 * @param unitCost what one costs, should there be more than the books say and nothing to take the average cost of
 */
public record Counted(UUID productId, BigDecimal qty, Optional<BigDecimal> booked, BigDecimal unitCost) {

    /** Found this very moment. */
    public Counted(UUID productId, BigDecimal qty, BigDecimal unitCost) {
        this(productId, qty, Optional.empty(), unitCost);
    }

    /** What the books said when it was counted, and how much must be added to what they say now. */
    public record Difference(UUID productId, BigDecimal expected, BigDecimal added) {}
}
