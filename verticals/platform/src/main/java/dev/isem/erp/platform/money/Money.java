package dev.isem.erp.platform.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Amounts of a document's currency: two decimals, halves away from zero. */
public final class Money {

    /** No amount, to the cent. */
    public static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

    private Money() {}

    public static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    public static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(ZERO, BigDecimal::add);
    }

    /**
     * Parts of a total, each rounded, that add up to it: the largest part takes what is left over.
     *
     * @param parts what the parts would be without rounding; their sum is near the total
     */
    public static List<BigDecimal> split(BigDecimal total, List<BigDecimal> parts) {
        List<BigDecimal> rounded =
                new ArrayList<>(parts.stream().map(Money::round).toList());
        if (!rounded.isEmpty()) {
            int largest = largest(rounded);
            rounded.set(largest, rounded.get(largest).add(total.subtract(sum(rounded))));
        }
        return List.copyOf(rounded);
    }

    private static int largest(List<BigDecimal> amounts) {
        int largest = 0;
        for (int i = 1; i < amounts.size(); i++) {
            if (amounts.get(i).abs().compareTo(amounts.get(largest).abs()) > 0) {
                largest = i;
            }
        }
        return largest;
    }
}
