package dev.isem.erp.platform.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    private static final UUID CEMENT = UUID.randomUUID();
    private static final UUID SUPPLIER = UUID.randomUUID();
    private static final UUID YARD = UUID.randomUUID();
    private static final UUID SITE = UUID.randomUUID();
    private static final UUID ROAD = UUID.randomUUID();

    private final Ledger ledger = new Ledger(List.of(
            empty(SUPPLIER, "supplier"), empty(YARD, "internal"), empty(SITE, "internal"), empty(ROAD, "transit")));

    @Test
    void whatOneLocationGetsAnotherLoses() {
        moved(SUPPLIER, YARD, "10", "2");
        moved(YARD, SITE, "4", "0");
        assertThat(at(SUPPLIER).qty()).isEqualByComparingTo("-10");
        assertThat(at(YARD).qty()).isEqualByComparingTo("6");
        assertThat(at(SITE).qty()).isEqualByComparingTo("4");
    }

    @Test
    void whatLeavesHasTheAverageCost() {
        moved(SUPPLIER, YARD, "10", "2");
        moved(SUPPLIER, YARD, "10", "3");
        Ledger.Moved out = moved(YARD, SITE, "5", "99");
        assertThat(out.unitCost()).isEqualByComparingTo("2.5");
        assertThat(out.value()).isEqualByComparingTo("12.5");
        assertThat(at(SITE).value()).isEqualByComparingTo("12.5");
        assertThat(at(YARD).value()).isEqualByComparingTo("37.5");
    }

    @Test
    void theLastGoodsTakeTheWholeValueWithThem() {
        moved(SUPPLIER, YARD, "3", "3.333333");
        moved(SUPPLIER, YARD, "4", "0.000001");
        moved(YARD, SITE, "1", "0");
        moved(YARD, SITE, "2.5", "0");
        moved(YARD, SITE, "3.5", "0");
        assertThat(at(YARD).qty()).isZero();
        assertThat(at(YARD).value()).isZero();
        assertThat(at(SITE).value()).isEqualByComparingTo(at(SUPPLIER).value().negate());
    }

    @Test
    void whatTravelsArrivesAtTheCostAtWhichItLeft() {
        moved(SUPPLIER, YARD, "3", "3.333333");
        moved(YARD, ROAD, "3", "0");
        moved(ROAD, SITE, "2", "99");
        moved(ROAD, SITE, "1", "99");
        assertThat(at(SITE).value()).isEqualByComparingTo("9.999999");
        assertThat(at(ROAD).value()).isZero();
    }

    @Test
    void whatArrivesBeforeItLeftCostsWhatIsTold() {
        moved(ROAD, SITE, "2", "7");
        assertThat(at(SITE).value()).isEqualByComparingTo("14");
        assertThat(at(ROAD).value()).isEqualByComparingTo("-14");
        moved(SUPPLIER, ROAD, "5", "2");
        moved(ROAD, SITE, "2", "7");
        assertThat(at(SITE).value()).isEqualByComparingTo("28");
    }

    @Test
    void anInternalLocationNeverGivesWhatItLacksAndStaysAsItWas() {
        moved(SUPPLIER, YARD, "10", "2");
        Ledger.Outcome outcome = ledger.move(move(YARD, SITE, "10.0001", "0"), BigDecimal.ZERO);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Ledger.TooLittle.class,
                        less -> assertThat(less.available()).isEqualByComparingTo("10"));
        assertThat(at(YARD).qty()).isEqualByComparingTo("10");
        assertThat(at(SITE).qty()).isZero();
    }

    @Test
    void whatIsReservedIsForWhoReservedIt() {
        moved(SUPPLIER, YARD, "10", "2");
        assertThat(ledger.reserve(yard(), new BigDecimal("7"))).isEmpty();
        assertThat(ledger.reserve(yard(), new BigDecimal("4"))).isPresent();
        assertThat(ledger.move(move(YARD, SITE, "4", "0"), BigDecimal.ZERO)).isInstanceOf(Ledger.TooLittle.class);
        assertThat(ledger.move(move(YARD, SITE, "4", "0"), new BigDecimal("4"))).isInstanceOf(Ledger.Moved.class);
        assertThat(at(YARD).reserved()).isEqualByComparingTo("3");
        ledger.release(yard(), new BigDecimal("3"));
        assertThat(at(YARD).available()).isEqualByComparingTo("6");
    }

    @Test
    void nothingIsReservedOutside() {
        assertThat(ledger.reserve(new QuantKey(CEMENT, SUPPLIER), BigDecimal.ONE))
                .isPresent();
    }

    @Test
    void onlyWhatBecameAnotherIsStored() {
        moved(SUPPLIER, YARD, "1", "2");
        assertThat(ledger.changes())
                .extracting(change -> change.after().key().locationId())
                .containsExactly(SUPPLIER, YARD);
    }

    @Test
    void aQuantThatNobodyHoldsIsNotTouched() {
        assertThatThrownBy(() -> ledger.at(new QuantKey(UUID.randomUUID(), YARD)))
                .hasMessageContaining("not held");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.00005"})
    void whatTheTablesCannotHoldIsNoQuantity(String qty) {
        Origin order = new Origin("orders", UUID.randomUUID());
        assertThatThrownBy(() -> move(YARD, SITE, qty, "0")).hasMessageContaining("not a quantity");
        assertThatThrownBy(() -> new Reservation(UUID.randomUUID(), CEMENT, YARD, new BigDecimal(qty), order))
                .hasMessageContaining("not a quantity");
        assertThatThrownBy(() -> move(YARD, SITE, "1", "-1")).hasMessageContaining("unit cost below zero");
        assertThat(move(YARD, SITE, "1.00000", "0").qty()).isEqualByComparingTo("1");
    }

    /** As signed numbers, which is how Java compares them, ids with a high first bit would come first. */
    @Test
    void keysAreSortedAsTheDatabaseSortsThem() {
        UUID low = UUID.fromString("00000000-0000-4000-8000-000000000000");
        UUID high = UUID.fromString("f0000000-0000-4000-8000-000000000000");
        assertThat(Stream.of(new QuantKey(high, low), new QuantKey(low, high), new QuantKey(low, low))
                        .sorted())
                .containsExactly(new QuantKey(low, low), new QuantKey(low, high), new QuantKey(high, low));
    }

    private Ledger.Moved moved(UUID from, UUID to, String qty, String unitCost) {
        return (Ledger.Moved) ledger.move(move(from, to, qty, unitCost), BigDecimal.ZERO);
    }

    private static Move move(UUID from, UUID to, String qty, String unitCost) {
        return Move.of(UUID.randomUUID(), CEMENT, from, to, new BigDecimal(qty)).costing(new BigDecimal(unitCost));
    }

    private Quant at(UUID location) {
        return ledger.at(new QuantKey(CEMENT, location));
    }

    private static QuantKey yard() {
        return new QuantKey(CEMENT, YARD);
    }

    private static Quant empty(UUID location, String usage) {
        return new Quant(new QuantKey(CEMENT, location), usage, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
