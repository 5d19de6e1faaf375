package dev.isem.erp.platform.stock;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stock that does not add up.
 *
 * @param locationId where; null for all locations together
 */
public record Finding(Rule rule, UUID productId, @Nullable UUID locationId, BigDecimal expected, BigDecimal found) {

    /** What must always hold. */
    public enum Rule {
        /** The quantities of a product at all its locations, inside and outside, sum up to zero. */
        ALL_LOCATIONS_SUM_TO_ZERO,
        /** What lies at a location is what done moves brought, less what they took. */
        QUANTITY_IS_SUM_OF_MOVES,
        /** So is what it cost. */
        VALUE_IS_SUM_OF_MOVES,
        /** What is reserved there is what open reservations still want. */
        RESERVED_IS_SUM_OF_RESERVATIONS
    }
}
