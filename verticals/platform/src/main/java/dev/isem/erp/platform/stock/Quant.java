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
    private static final int DECIMALS = 4;
    private static final String TRANSIT = "transit";

    /** The tables round what is finer, each by itself: a quant would no longer be the sum of its moves. */
    static void mustBeAmount(BigDecimal qty) {
        if (qty.signum() <= 0 || qty.stripTrailingZeros().scale() > DECIMALS) {
            throw new IllegalArgumentException("not a quantity above zero of at most four decimals: " + qty);
        }
    }

    boolean isInternal() {
        return usage.equals(INTERNAL);
    }

    /** Whether so much lies there at a cost that it was brought with: inside always, in transit unless more left than came. */
    boolean hasCostOf(BigDecimal wanted) {
        return (isInternal() || usage.equals(TRANSIT)) && qty.compareTo(wanted) >= 0 && value.signum() >= 0;
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
