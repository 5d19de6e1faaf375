package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.stock.Counted;
import dev.isem.erp.platform.stock.Finding;
import dev.isem.erp.platform.stock.Move;
import dev.isem.erp.platform.stock.Stock;
import dev.isem.erp.platform.web.Language;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the stock engine makes of one request after another; {@link StockAtOnceIT} has those that meet. */
class StockIT {

    private final Shelf shelf = new Shelf();
    private final UUID cement = shelf.product("Cement");

    @Test
    void whatIsNotThereIsRefusedWithItsNamesAndNothingIsKept() {
        UUID sand = shelf.product("Sand");
        shelf.receive(cement, "10", "2");
        shelf.receive(sand, "3", "1");
        assertThatThrownBy(() -> shelf.write(() -> shelf.stock.post(List.of(
                        Shelf.move(cement, shelf.front, shelf.customer, "1"),
                        Shelf.move(sand, shelf.front, shelf.customer, "3.5")))))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.text().en())
                            .isEqualTo("There is not enough \"Sand\" at \"internal\": 3.5 wanted, 3 available."
                                    + " Nothing was moved.");
                    assertThat(problem.errors().getFirst().pointer()).isEqualTo("/lines/1/qty");
                });
        assertThat(shelf.at(cement, shelf.front).qty()).isEqualByComparingTo("10");
        assertThat(shelf.count("moves")).isEqualTo(2);
    }

    @Test
    void costsAreTheAverageOfWhatCameIn() {
        shelf.receive(cement, "10", "2");
        shelf.receive(cement, "10", "3");
        shelf.sell(cement, "5");
        assertThat(shelf.at(cement, shelf.customer).value()).isEqualByComparingTo("12.5");
        assertThat(shelf.at(cement, shelf.front).value()).isEqualByComparingTo("37.5");
        shelf.sell(cement, "15");
        assertThat(shelf.at(cement, shelf.front).value()).isZero();
        assertThat(shelf.verify()).isEmpty();
    }

    @Test
    void reservedStockIsLeftToWhoReservedIt() {
        shelf.receive(cement, "10", "2");
        UUID reservation = shelf.reserve(cement, "6");
        assertNotEnough(() -> shelf.sell(cement, "5"));
        assertNotEnough(() -> shelf.reserve(cement, "5"));
        use(reservation, "4");
        assertThat(shelf.at(cement, shelf.front)).satisfies(lying -> {
            assertThat(lying.qty()).isEqualByComparingTo("6");
            assertThat(lying.reserved()).isEqualByComparingTo("2");
        });
        assertThatThrownBy(() -> use(reservation, "3")).hasMessageContaining("does not suffice");
        shelf.write(() -> shelf.stock.release(List.of(reservation)));
        shelf.write(() -> shelf.stock.release(List.of(reservation)));
        assertThat(shelf.at(cement, shelf.front).reserved()).isZero();
        assertThatThrownBy(() -> use(reservation, "1")).hasMessageContaining("no longer open");
        shelf.sell(cement, "6");
        assertThat(shelf.verify()).isEmpty();
    }

    @Test
    void aReservationIsUsedUpByWhatWasReservedAndByNothingElse() {
        UUID sand = shelf.product("Sand");
        shelf.receive(cement, "10", "2");
        shelf.receive(sand, "10", "2");
        UUID reservation = shelf.reserve(cement, "6");
        assertThatThrownBy(() -> shelf.write(() -> shelf.stock.post(List.of(
                        Shelf.move(sand, shelf.front, shelf.customer, "6").using(reservation)))))
                .hasMessageContaining("no longer open");
        use(reservation, "6");
        shelf.write(() -> shelf.stock.release(List.of(reservation)));
        assertThat(shelf.at(cement, shelf.front).qty()).isEqualByComparingTo("4");
        assertThat(shelf.verify()).isEmpty();
    }

    @Test
    void aDoneMoveStaysAndIsTakenBackOnceByAnother() throws SQLException {
        shelf.receive(cement, "2", "1");
        shelf.receive(cement, "1", "2");
        UUID sale = UUID.randomUUID();
        shelf.write(() ->
                shelf.stock.post(List.of(Move.of(sale, cement, shelf.front, shelf.customer, BigDecimal.valueOf(2)))));
        shelf.write(() -> shelf.stock.reverse(sale, UUID.randomUUID()));
        assertThat(shelf.at(cement, shelf.front).qty()).isEqualByComparingTo("3");
        assertThat(shelf.at(cement, shelf.front).value()).isEqualByComparingTo("4");
        assertThat(shelf.at(cement, shelf.customer).value()).isZero();
        assertThat(shelf.count("moves")).isEqualTo(4);
        assertThatThrownBy(() -> shelf.write(() -> shelf.stock.reverse(sale, UUID.randomUUID())))
                .hasMessageContaining("reversed already");
        for (String change : List.of("UPDATE shop.moves SET qty = 1", "DELETE FROM shop.moves")) {
            try (Connection app = ShopSuite.DATABASE.app(ShopSuite.MANIFEST, shelf.tenant.toString());
                    Statement sql = app.createStatement()) {
                assertThatThrownBy(() -> sql.executeUpdate(change)).hasMessageContaining("A done move stays");
            }
        }
    }

    /** Taken back at the average cost, half of the mistake would stay with the goods that were there before. */
    @Test
    void aReceiptAtAWrongCostIsTakenBackAtThatCost() {
        shelf.receive(cement, "10", "10");
        UUID mistyped = UUID.randomUUID();
        shelf.write(
                () -> shelf.stock.post(List.of(Move.of(mistyped, cement, shelf.supplier, shelf.front, BigDecimal.TEN)
                        .costing(qty("1000")))));
        shelf.write(() -> shelf.stock.reverse(mistyped, UUID.randomUUID()));
        assertThat(shelf.at(cement, shelf.front).value()).isEqualByComparingTo("100");
        assertThat(shelf.at(cement, shelf.supplier).value()).isEqualByComparingTo("-100");
        assertThat(shelf.verify()).isEmpty();
    }

    @Test
    void aReceiptWhoseGoodsWentOnIsNotTakenBack() {
        UUID receipt = UUID.randomUUID();
        shelf.write(
                () -> shelf.stock.post(List.of(Move.of(receipt, cement, shelf.supplier, shelf.front, BigDecimal.TEN))));
        shelf.sell(cement, "1");
        assertNotEnough(() -> shelf.write(() -> shelf.stock.reverse(receipt, UUID.randomUUID())));
    }

    @Test
    void booksBecomeWhatWasCountedAndNotLessThanIsReserved() {
        UUID sand = shelf.product("Sand");
        shelf.receive(cement, "10", "2");
        shelf.receive(sand, "5", "1");
        List<Counted.Difference> differences =
                ShopSuite.write(shelf.tenant, () -> count(new Counted(cement, qty("8"), qty("9")), counted(sand, "5")));
        assertThat(differences)
                .extracting(Counted.Difference::added)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(qty("-2"), qty("0"));
        assertThat(shelf.at(cement, shelf.front).value()).isEqualByComparingTo("16");
        UUID gravel = shelf.product("Gravel");
        ShopSuite.write(shelf.tenant, () -> count(new Counted(gravel, qty("3"), qty("7"))));
        assertThat(shelf.at(gravel, shelf.front).value()).isEqualByComparingTo("21");
        shelf.reserve(cement, "6");
        assertThatThrownBy(() -> ShopSuite.write(shelf.tenant, () -> count(counted(cement, "5.5"))))
                .hasMessage("5.5 of \"Cement\" were counted and 6 are reserved. Release reservations first;"
                        + " nothing was moved.");
        assertThat(shelf.verify()).isEmpty();
    }

    /** Counted at ten o'clock, confirmed at eleven: what was sold in between was there when it was counted. */
    @Test
    void whatMovedSinceItWasCountedStaysMoved() {
        shelf.receive(cement, "10", "2");
        shelf.sell(cement, "3");
        ShopSuite.write(
                shelf.tenant, () -> count(new Counted(cement, qty("9"), Optional.of(qty("10")), BigDecimal.ZERO)));
        assertThat(shelf.at(cement, shelf.front).qty()).isEqualByComparingTo("6");
        assertThatThrownBy(() -> ShopSuite.write(
                        shelf.tenant,
                        () -> count(new Counted(cement, qty("3"), Optional.of(qty("10")), BigDecimal.ZERO))))
                .hasMessage(
                        "3 of \"Cement\" were counted and more has left since then. Count it again; nothing was moved.");
        assertThat(shelf.at(cement, shelf.front).qty()).isEqualByComparingTo("6");
        assertThat(shelf.verify()).isEmpty();
    }

    @Test
    void aProductIsKeptWhileAnyOfItLiesInside() {
        assertThat(keeps()).isFalse();
        shelf.receive(cement, "1", "2");
        assertThat(keeps()).isTrue();
        shelf.sell(cement, "1");
        assertThat(keeps()).isFalse();
    }

    @Test
    void goodsAndLocationsOfAnotherTenantAreAbsent() {
        shelf.receive(cement, "10", "2");
        Shelf stranger = new Shelf();
        assertThatThrownBy(() -> stranger.write(
                        () -> stranger.stock.post(List.of(Shelf.move(cement, shelf.front, stranger.customer, "1")))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(Problem.FieldError::pointer)
                                .containsExactly("/locationId"));
        assertThat(stranger.count("quants")).isZero();
        assertThat(stranger.verify()).isEmpty();
        assertThat(shelf.at(cement, shelf.front).qty()).isEqualByComparingTo("10");
    }

    /** The conditions of the table itself, for whoever writes past the engine. */
    @Test
    void theTableRefusesStockBelowItsReservationsAndReservationsOutside() throws SQLException {
        shelf.receive(cement, "10", "2");
        shelf.reserve(cement, "6");
        assertRefused("UPDATE shop.quants SET qty = 5 WHERE usage = 'internal'", "quants_cover_reservations");
        assertRefused("UPDATE shop.quants SET reserved = 1 WHERE usage = 'supplier'", "quants_reserve_inside");
        assertRefused(
                "UPDATE shop.quants SET usage = 'scrap' WHERE usage = 'supplier'", "quants_tenant_id_location_id");
    }

    @Test
    void whatSomebodyChangedByHandIsNamed() throws SQLException {
        shelf.receive(cement, "10", "2");
        shelf.reserve(cement, "1");
        assertThat(shelf.verify()).isEmpty();
        byHand("UPDATE shop.quants SET qty = 11, value = 19, reserved = 2 WHERE location_id = '" + shelf.front + "'");
        assertThat(shelf.verify())
                .usingRecursiveFieldByFieldElementComparatorOnFields("rule", "locationId")
                .containsExactlyInAnyOrder(
                        broken(Finding.Rule.ALL_LOCATIONS_SUM_TO_ZERO, null),
                        broken(Finding.Rule.QUANTITY_IS_SUM_OF_MOVES, shelf.front),
                        broken(Finding.Rule.VALUE_IS_SUM_OF_MOVES, shelf.front),
                        broken(Finding.Rule.RESERVED_IS_SUM_OF_RESERVATIONS, shelf.front));
        assertThat(new Shelf().verify()).isEmpty();
    }

    private List<Counted.Difference> count(Counted... lines) {
        return shelf.stock.adjust(shelf.front, shelf.inventory, List.of(lines), Move.Reason.NONE);
    }

    private static Counted counted(UUID product, String found) {
        return new Counted(product, qty(found), BigDecimal.ZERO);
    }

    private static BigDecimal qty(String number) {
        return new BigDecimal(number);
    }

    private void use(UUID reservation, String qty) {
        shelf.write(() -> shelf.stock.post(
                List.of(Shelf.move(cement, shelf.front, shelf.customer, qty).using(reservation))));
    }

    private boolean keeps() {
        return ShopSuite.write(shelf.tenant, () -> shelf.stock.keeps(cement));
    }

    private static Finding broken(Finding.Rule rule, @Nullable UUID location) {
        return new Finding(rule, UUID.randomUUID(), location, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static void assertNotEnough(Runnable request) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.in(Language.EN).type()).isEqualTo(Stock.NOT_ENOUGH));
    }

    private void assertRefused(String change, String constraint) {
        Store store = ShopSuite.SHOP.bean(Store.class);
        assertThatThrownBy(() -> shelf.write(() -> store.jdbc().sql(change).update()))
                .hasMessageContaining(constraint);
    }

    private static void byHand(String change) throws SQLException {
        try (Connection superuser = ShopSuite.DATABASE.superuser();
                Statement sql = superuser.createStatement()) {
            assertThat(sql.executeUpdate(change)).isOne();
        }
    }
}
