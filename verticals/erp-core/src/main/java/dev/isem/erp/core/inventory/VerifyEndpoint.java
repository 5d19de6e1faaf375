package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.stock.Finding;
import dev.isem.erp.platform.stock.Stock;
import dev.isem.erp.platform.web.Text;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what of the tenant's stock does not add up. Nothing ever should; what it finds is for whoever runs the suite. */
@RestController
class VerifyEndpoint {

    private final Store store;
    private final Stock stock;

    VerifyEndpoint(Store store, Stock stock) {
        this.store = store;
        this.stock = stock;
    }

    /**
     * One thing that does not add up. Numbers are texts, as everywhere.
     *
     * @param rule that is broken, e.g. {@code quantity-is-sum-of-moves}
     * @param locationId where; null for all locations together
     */
    record Broken(
            String rule,
            Text title,
            UUID productId,
            @Nullable UUID locationId,
            String expected,
            String found) {}

    @GetMapping("/api/inventory/verify")
    @Allowed(resource = "stock", action = "read")
    @Described("What of the stock does not add up")
    List<Broken> verify() {
        return store.transactions().read(stock::verify).stream()
                .map(VerifyEndpoint::broken)
                .toList();
    }

    private static Broken broken(Finding finding) {
        return new Broken(
                finding.rule().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                title(finding.rule()),
                finding.productId(),
                finding.locationId(),
                finding.expected().toPlainString(),
                finding.found().toPlainString());
    }

    private static Text title(Finding.Rule rule) {
        return switch (rule) {
            case ALL_LOCATIONS_SUM_TO_ZERO ->
                Text.of(
                        "Las cantidades de todas las ubicaciones deben sumar cero.",
                        "The quantities of all locations must sum up to zero.");
            case QUANTITY_IS_SUM_OF_MOVES ->
                Text.of(
                        "La existencia debe ser la suma de los movimientos hechos.",
                        "What lies there must be the sum of the moves done.");
            case VALUE_IS_SUM_OF_MOVES ->
                Text.of(
                        "El importe debe ser la suma de los movimientos hechos.",
                        "The value must be the sum of the moves done.");
            case RESERVED_IS_SUM_OF_RESERVATIONS ->
                Text.of(
                        "Lo reservado debe ser la suma de las reservas abiertas.",
                        "What is reserved must be the sum of the open reservations.");
        };
    }
}
