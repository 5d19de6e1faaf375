package dev.isem.erp.platform.stock;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stock that does not add up.
 *
 * @param locationId where; null for all locations together
 */
public record Finding(Rule rule, UUID productId, @Nullable UUID locationId, BigDecimal expected, BigDecimal found) {

    /** What must always hold. */
    public enum Rule {
        /** The quantities of a product at all its locations, inside and outside, sum up to zero. */
        ALL_LOCATIONS_SUM_TO_ZERO(
                "Las cantidades de todas las ubicaciones deben sumar cero.",
                "The quantities of all locations must sum up to zero."),
        /** What lies at a location is what done moves brought, less what they took. */
        QUANTITY_IS_SUM_OF_MOVES(
                "La existencia debe ser la suma de los movimientos hechos.",
                "What lies there must be the sum of the moves done."),
        /** So is what it cost. */
        VALUE_IS_SUM_OF_MOVES(
                "El importe debe ser la suma de los movimientos hechos.",
                "The value must be the sum of the moves done."),
        /** What is reserved there is what open reservations still want. */
        RESERVED_IS_SUM_OF_RESERVATIONS(
                "Lo reservado debe ser la suma de las reservas abiertas.",
                "What is reserved must be the sum of the open reservations.");

        private final String es;
        private final String en;

        Rule(String es, String en) {
            this.es = es;
            this.en = en;
        }

        /** As it is called in answers and tables, e.g. {@code quantity-is-sum-of-moves}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public Text title() {
            return Text.of(es, en);
        }

        /** As a value of a field. */
        public Choice choice() {
            return Choice.of(word(), es, en);
        }

        static Rule of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
