package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.AtOnce;
import dev.isem.erp.platform.stock.Counted;
import dev.isem.erp.platform.stock.Move;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Requests that meet at the same goods: none is lost, none gets what another one has, and none waits for ever. */
class StockAtOnceIT {

    private static final int CLIENTS = 8;

    private final Shelf shelf = new Shelf();
    private final UUID cement = shelf.product("Cement");

    @Test
    void eightClientsGetExactlyTenOfTenInEightyAttempts() throws Exception {
        shelf.receive(cement, "10", "2");
        List<Boolean> sold = AtOnce.by(CLIENTS, 80, _ -> succeeds(() -> shelf.sell(cement, "1")));
        assertThat(sold.stream().filter(it -> it)).hasSize(10);
        assertThat(shelf.at(cement, shelf.front).qty()).isZero();
        assertThat(shelf.count("moves")).isEqualTo(11);
        assertThat(shelf.verify()).isEmpty();
    }

    @Test
    void twentyClientsReserveExactlyTenOfTen() throws Exception {
        shelf.receive(cement, "10", "2");
        List<Boolean> reserved = AtOnce.by(20, 20, _ -> succeeds(() -> shelf.reserve(cement, "1")));
        assertThat(reserved.stream().filter(it -> it)).hasSize(10);
        assertThat(shelf.at(cement, shelf.front).reserved()).isEqualByComparingTo("10");
        assertThat(shelf.count("reservations")).isEqualTo(10);
        assertThat(shelf.verify()).isEmpty();
    }

    /** Stock that is read before it is held would let the card go below zero, or end elsewhere than the quant. */
    @Test
    void theCardOfFiftyMovesAtOnceNeverGoesBelowZeroAndEndsAtTheQuant() throws Exception {
        shelf.receive(cement, "20", "2");
        AtOnce.by(CLIENTS, 50, number -> {
            String qty = Integer.toString(number % 7 + 1);
            return number % 3 == 0
                    ? succeeds(() -> shelf.receive(cement, qty, "3"))
                    : succeeds(() -> shelf.sell(cement, qty));
        });
        BigDecimal lying = BigDecimal.ZERO;
        for (Shelf.Entry entry : shelf.card(cement)) {
            if (entry.location().equals(shelf.front)) {
                lying = lying.add(entry.qty());
                assertThat(lying).isNotNegative();
            }
        }
        assertThat(lying).isEqualByComparingTo(shelf.at(cement, shelf.front).qty());
        assertThat(shelf.verify()).isEmpty();
    }

    @Test
    void firstReceiptsAtOnceMakeOneQuantOfEachKey() throws Exception {
        AtOnce.by(20, 20, _ -> succeeds(() -> shelf.receive(cement, "1", "2")));
        assertThat(shelf.count("quants")).isEqualTo(2);
        assertThat(shelf.at(cement, shelf.front).qty()).isEqualByComparingTo("20");
    }

    /** Taken in the order of the lines, the quants would be waited for in a circle within the first few requests. */
    @Test
    void transfersInOppositeDirectionsNeverWaitForEachOther() throws Exception {
        List<UUID> products = List.of(cement, shelf.product("Sand"), shelf.product("Gravel"), shelf.product("Steel"));
        for (UUID product : products) {
            shelf.receive(product, "200", "1");
            shelf.write(() -> shelf.stock.post(List.of(Shelf.move(product, shelf.front, shelf.back, "100"))));
        }
        List<Boolean> done = AtOnce.by(CLIENTS, 80, number -> {
            List<UUID> lines = new ArrayList<>(products);
            Collections.shuffle(lines, new Random(number));
            UUID from = number % 2 == 0 ? shelf.front : shelf.back;
            UUID to = number % 2 == 0 ? shelf.back : shelf.front;
            return succeeds(() -> shelf.write(() -> shelf.stock.post(lines.stream()
                    .map(product -> Shelf.move(product, from, to, "1"))
                    .toList())));
        });
        assertThat(done).containsOnly(true);
        assertThat(shelf.at(cement, shelf.front).qty()).isEqualByComparingTo("100");
        assertThat(shelf.verify()).isEmpty();
    }

    @Test
    void twoWhoTakeBackOneMoveTakeItBackOnce() throws Exception {
        UUID receipt = UUID.randomUUID();
        shelf.write(
                () -> shelf.stock.post(List.of(Move.of(receipt, cement, shelf.supplier, shelf.front, BigDecimal.TEN))));
        shelf.receive(cement, "100", "1");
        List<Boolean> done = AtOnce.by(
                CLIENTS,
                CLIENTS,
                _ -> succeeds(() -> shelf.write(() -> shelf.stock.reverse(receipt, UUID.randomUUID()))));
        assertThat(done.stream().filter(it -> it)).hasSize(1);
        assertThat(shelf.at(cement, shelf.front).qty()).isEqualByComparingTo("100");
    }

    @Test
    void afterChaosEverythingStillAddsUp() throws Exception {
        Chaos chaos = new Chaos(shelf, List.of(cement, shelf.product("Sand"), shelf.product("Gravel")));
        List<Boolean> done = AtOnce.by(CLIENTS, 400, number -> succeeds(() -> chaos.act(new Random(number))));
        assertThat(done.stream().filter(it -> it).count()).isGreaterThan(150);
        assertThat(shelf.verify()).isEmpty();
    }

    /** Clients who do anything to anything, and take up what others left. */
    private record Chaos(Shelf shelf, List<UUID> products, Queue<Reserved> reserved, Queue<UUID> sales) {

        private record Reserved(UUID id, UUID product) {}

        Chaos(Shelf shelf, List<UUID> products) {
            this(shelf, products, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        }

        void act(Random chance) {
            UUID product = products.get(chance.nextInt(products.size()));
            String qty = chance.nextInt(1, 9) + "." + chance.nextInt(10);
            switch (chance.nextInt(9)) {
                case 0, 1 -> shelf.receive(product, qty, "1." + chance.nextInt(1000));
                case 2 -> sell(product, qty);
                case 3 -> bringBack();
                case 4 -> reserved.add(new Reserved(shelf.reserve(product, qty), product));
                case 5 -> release();
                case 6 -> use();
                case 7 -> takeBack();
                default -> count(product, chance.nextInt(40, 60));
            }
        }

        private void sell(UUID product, String qty) {
            Move sale = Shelf.move(product, shelf.front, shelf.customer, qty);
            post(List.of(sale));
            sales.add(sale.id());
        }

        private void bringBack() {
            post(products.stream()
                    .map(each -> Shelf.move(each, shelf.back, shelf.front, "0.5"))
                    .toList());
        }

        private void release() {
            List<UUID> some = Stream.of(reserved.poll(), reserved.poll())
                    .filter(Objects::nonNull)
                    .map(Reserved::id)
                    .toList();
            shelf.write(() -> shelf.stock.release(some));
        }

        private void use() {
            Reserved one = reserved.poll();
            if (one != null) {
                post(List.of(Shelf.move(one.product(), shelf.front, shelf.back, "0.7")
                        .using(one.id())));
                reserved.add(one);
            }
        }

        private void takeBack() {
            UUID sale = sales.poll();
            if (sale != null) {
                shelf.write(() -> shelf.stock.reverse(sale, UUID.randomUUID()));
            }
        }

        private void count(UUID product, int found) {
            List<Counted> lines = List.of(new Counted(product, BigDecimal.valueOf(found), BigDecimal.ONE));
            shelf.write(() -> shelf.stock.adjust(shelf.front, shelf.inventory, lines, Move.Reason.NONE));
        }

        private void post(List<Move> moves) {
            shelf.write(() -> shelf.stock.post(moves));
        }
    }

    /** Too little stock is an answer; anything else, such as a deadlock, fails the test. */
    private static boolean succeeds(Runnable request) {
        try {
            request.run();
            return true;
        } catch (Problem tooLittle) {
            return false;
        }
    }
}
