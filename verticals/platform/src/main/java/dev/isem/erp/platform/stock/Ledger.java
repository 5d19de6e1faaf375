package dev.isem.erp.platform.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reckons what moves and reservations make of some quants. Knows no database: the quants are held by whoever asks. */
final class Ledger {

    private static final int COST_SCALE = 6;

    private final List<Quant> before;
    private final Map<QuantKey, Quant> quants = new HashMap<>();

    Ledger(List<Quant> held) {
        before = List.copyOf(held);
        held.forEach(this::put);
    }

    /** One quant before and after. */
    record Change(Quant before, Quant after) {}

    /** What came of a move. */
    sealed interface Outcome {}

    /**
     * Goods were moved.
     *
     * @param value of all of them, to six decimals
     */
    record Moved(BigDecimal unitCost, BigDecimal value) implements Outcome {}

    /** There is not enough, and nothing was changed. */
    record TooLittle(Quant at, BigDecimal available) implements Outcome {}

    /** @param reserved part of the goods that was set aside for this very move */
    Outcome move(Move move, BigDecimal reserved) {
        Quant source = at(move.source());
        BigDecimal available = source.available().add(reserved);
        if (source.isInternal() && available.compareTo(move.qty()) < 0) {
            return new TooLittle(source, available);
        }
        BigDecimal value = valueOf(move, source);
        put(source.plus(move.qty().negate(), value.negate()).reserving(reserved.negate()));
        put(at(move.target()).plus(move.qty(), value));
        return new Moved(value.divide(move.qty(), COST_SCALE, RoundingMode.HALF_UP), value);
    }

    /** Tells what stands against it; empty when it was set aside. */
    Optional<TooLittle> reserve(QuantKey key, BigDecimal qty) {
        Quant quant = at(key);
        BigDecimal available = quant.isInternal() ? quant.available() : BigDecimal.ZERO;
        if (available.compareTo(qty) < 0) {
            return Optional.of(new TooLittle(quant, available));
        }
        put(quant.reserving(qty));
        return Optional.empty();
    }

    void release(QuantKey key, BigDecimal qty) {
        put(at(key).reserving(qty.negate()));
    }

    Quant at(QuantKey key) {
        return Objects.requireNonNull(quants.get(key), "this quant was not held: " + key);
    }

    /** What one costs on average; what is told where nothing lies. */
    BigDecimal unitCost(QuantKey key, BigDecimal otherwise) {
        Quant quant = at(key);
        return quant.qty().signum() > 0
                ? quant.value().divide(quant.qty(), COST_SCALE, RoundingMode.HALF_UP)
                : otherwise;
    }

    /** What each quant was and is, for those that are no longer the same, in the order in which they were held. */
    List<Change> changes() {
        return before.stream()
                .map(quant -> new Change(quant, at(quant.key())))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /**
     * Of what is the company's own its share of the value there: the last goods take all of it, so that no cents stay behind.
     * What comes from outside costs what is told, and so does what left transit before it was booked there. What is taken
     * back takes along what it brought, or a wrong cost would stay with the goods beside it.
     */
    private static BigDecimal valueOf(Move move, Quant source) {
        BigDecimal told = move.unitCost().multiply(move.qty()).setScale(COST_SCALE, RoundingMode.HALF_UP);
        if (!source.hasCostOf(move.qty())) {
            return told;
        }
        boolean isLast = source.qty().compareTo(move.qty()) == 0;
        return move.reason().reverses().isPresent() && !isLast
                ? told.min(source.value())
                : source.value().multiply(move.qty()).divide(source.qty(), COST_SCALE, RoundingMode.HALF_UP);
    }

    private void put(Quant quant) {
        quants.put(quant.key(), quant);
    }
}
