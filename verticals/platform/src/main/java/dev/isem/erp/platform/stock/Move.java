package dev.isem.erp.platform.stock;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * Goods that are to go from one location to another.
 *
 * @param qty more than zero, at most four decimals
 * @param unitCost what one costs that comes from outside; what leaves an internal location, or transit, has the average cost
 *     there
 * @param reason what it is for
 * @param reservation the open reservation that it uses up, as far as {@code qty} goes
 */
public record Move(
        UUID id,
        UUID productId,
        UUID from,
        UUID to,
        BigDecimal qty,
        BigDecimal unitCost,
        Reason reason,
        Optional<UUID> reservation) {

    public Move {
        Quant.mustBeAmount(qty);
        if (unitCost.signum() < 0) {
            throw new IllegalArgumentException("a unit cost below zero: " + unitCost);
        }
    }

    /**
     * Why goods move.
     *
     * @param document what people call it by, e.g. its folio
     * @param origin the record that it belongs to
     * @param reverses the done move that is undone
     */
    public record Reason(Optional<String> document, Optional<Origin> origin, Optional<UUID> reverses) {

        /** For no record in particular. */
        public static final Reason NONE = new Reason(Optional.empty(), Optional.empty(), Optional.empty());

        /** For a document of the vertical. */
        public static Reason of(String document, Origin origin) {
            return new Reason(Optional.of(document), Optional.of(origin), Optional.empty());
        }

        Reason reversing(UUID done) {
            return new Reason(document, origin, Optional.of(done));
        }
    }

    /** Goods that cost nothing where they come from outside. */
    public static Move of(UUID id, UUID productId, UUID from, UUID to, BigDecimal qty) {
        return new Move(id, productId, from, to, qty, BigDecimal.ZERO, Reason.NONE, Optional.empty());
    }

    public Move costing(BigDecimal each) {
        return new Move(id, productId, from, to, qty, each, reason, reservation);
    }

    public Move because(Reason why) {
        return new Move(id, productId, from, to, qty, unitCost, why, reservation);
    }

    public Move using(UUID reserved) {
        return new Move(id, productId, from, to, qty, unitCost, reason, Optional.of(reserved));
    }

    /** The move that brings everything back, at the cost at which it went as far as there is so much value left. */
    Move back(UUID newId) {
        return new Move(newId, productId, to, from, qty, unitCost, reason.reversing(id), Optional.empty());
    }

    QuantKey source() {
        return new QuantKey(productId, from);
    }

    QuantKey target() {
        return new QuantKey(productId, to);
    }
}
