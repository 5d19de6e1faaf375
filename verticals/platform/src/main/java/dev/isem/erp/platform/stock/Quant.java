package dev.isem.erp.platform.stock;

import java.math.BigDecimal;

/**
 * How much of a product lies at a location.
 *
 * @param usage of the location; only what lies at an internal one is stock that can run out
 * @param reserved part of {@code qty} that waits for somebody
 * @param value what all of it cost
 */
record Quant(QuantKey key, String usage, BigDecimal qty, BigDecimal reserved, BigDecimal value) {

    private static final String INTERNAL = "internal";

    boolean isInternal() {
        return usage.equals(INTERNAL);
    }

    BigDecimal available() {
        return qty.subtract(reserved);
    }

    Quant plus(BigDecimal moreQty, BigDecimal moreValue) {
        return new Quant(key, usage, qty.add(moreQty), reserved, value.add(moreValue));
    }

    Quant reserving(BigDecimal more) {
        return new Quant(key, usage, qty, reserved.add(more), value);
    }
}
