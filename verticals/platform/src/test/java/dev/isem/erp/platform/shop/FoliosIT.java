package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.numbering.Folios;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.OnlyInTransactions;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FoliosIT {

    private static final LocalDate NEW_YEARS_EVE = LocalDate.of(2026, 12, 31);
    private static final int PARALLEL = 50;

    private final Folios folios = ShopSuite.SHOP.bean(Store.class).folios();

    @Test
    void fiftyAtOnceGetOneToFiftyWithoutAGap() throws Exception {
        List<Long> given = inParallel(() -> next(ShopSuite.MEXICO, "PAR", NEW_YEARS_EVE));
        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, PARALLEL).boxed().toList());
    }

    @Test
    void whatIsRolledBackGivesItsNumberBack() {
        assertThat(next(ShopSuite.MEXICO, "RB", NEW_YEARS_EVE)).isOne();
        assertThatThrownBy(() -> ShopSuite.write(ShopSuite.MEXICO, () -> {
                    folios.next("RB", NEW_YEARS_EVE);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(next(ShopSuite.MEXICO, "RB", NEW_YEARS_EVE)).isEqualTo(2);
    }

    @Test
    void tenantsSeriesAndYearsCountForThemselves() {
        next(ShopSuite.MEXICO, "OWN", NEW_YEARS_EVE);
        assertThat(next(ShopSuite.MEXICO, "OWN", NEW_YEARS_EVE)).isEqualTo(2);
        assertThat(next(ShopSuite.TIJUANA, "OWN", NEW_YEARS_EVE)).isOne();
        assertThat(next(ShopSuite.MEXICO, "OTHER", NEW_YEARS_EVE)).isOne();
        assertThat(next(ShopSuite.MEXICO, "OWN", NEW_YEARS_EVE.plusDays(1))).isOne();
        assertThat(ShopSuite.write(
                        ShopSuite.MEXICO,
                        () -> folios.next("OWN", NEW_YEARS_EVE).toString()))
                .isEqualTo("OWN-2026-000003");
        assertThat(ShopSuite.write(ShopSuite.MEXICO, () -> folios.next("OWN").toString()))
                .isEqualTo("OWN-000001");
    }

    @Test
    void noNumberIsGivenOutsideATransaction() {
        assertThatThrownBy(() -> Tenancy.call(ShopSuite.MEXICO, () -> folios.next("OUT")))
                .hasRootCauseInstanceOf(OnlyInTransactions.OutsideTransaction.class);
    }

    /** Refused and repeated requests between them take no number: those that were made have all of them. */
    @Test
    void documentsOfATenantHaveNumbersWithoutAGap() throws Exception {
        UUID tenant = UUID.randomUUID();
        Caller caller = ShopSuite.administratorOf(tenant);
        caller.post("/api/orders", Map.of("code", "TAKEN"));
        String key = UUID.randomUUID().toString();
        List<Integer> statuses = inParallel(number -> switch (number % 3) {
            case 0 -> caller.post("/api/orders", Map.of("code", "N-" + number)).status();
            case 1 -> caller.post("/api/orders", Map.of("code", "TAKEN")).status();
            default ->
                caller.with("Idempotency-Key", key)
                        .post("/api/orders", Map.of("code", "ONCE"))
                        .status();
        });
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(17);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(15);
        Set<String> given = caller.get("/api/orders?size=200").json().values().stream()
                .map(order -> order.get("folio").stringValue())
                .collect(Collectors.toSet());
        int year = LocalDate.now(ZoneId.of("America/Mexico_City")).getYear();
        assertThat(given)
                .isEqualTo(IntStream.rangeClosed(1, 19)
                        .mapToObj(number -> "PED-%d-%06d".formatted(year, number))
                        .collect(Collectors.toSet()));
    }

    private long next(UUID tenant, String series, LocalDate date) {
        return ShopSuite.write(tenant, () -> folios.next(series, date).number());
    }

    private static <T> List<T> inParallel(Callable<T> work) throws Exception {
        return inParallel(_ -> work.call());
    }

    private interface Numbered<T> {
        T call(int number) throws Exception;
    }

    private static <T> List<T> inParallel(Numbered<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(PARALLEL)) {
            List<Future<T>> running = IntStream.range(0, PARALLEL)
                    .mapToObj(number -> threads.submit(() -> work.call(number)))
                    .toList();
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        }
    }
}
