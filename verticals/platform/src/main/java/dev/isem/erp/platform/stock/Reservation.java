package dev.isem.erp.platform.stock;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Stock that is to wait for a document.
 *
 * @param locationId internal: only there can stock run out
 * @param qty more than zero, at most four decimals
 */
public record Reservation(UUID id, UUID productId, UUID locationId, BigDecimal qty, Origin origin) {

    public Reservation {
        Quant.mustBeAmount(qty);
    }

    QuantKey key() {
        return new QuantKey(productId, locationId);
    }
}
