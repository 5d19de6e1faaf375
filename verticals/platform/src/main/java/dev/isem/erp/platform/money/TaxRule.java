package dev.isem.erp.platform.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How a document's taxes are worked out; the same from its first draft to its last copy. Whatever the rule, net and tax
 * add up to the total in the document and in each line, and the lines add up to the document.
 */
public record TaxRule(Mode mode, Prices prices) {

    private static final int SCALE = 10;

    /** Where the tax is rounded. */
    public enum Mode {
        /** Once for all lines of one rate; the largest line takes what is left over. */
        PER_RATE,
        PER_LINE
    }

    /** What the prices hold. */
    public enum Prices {
        WITHOUT_TAX,
        WITH_TAX
    }

    /**
     * One line before tax is worked out.
     *
     * @param amount quantity times price less discount, not rounded
     * @param rate as a part of one: 0.16
     */
    public record Line(BigDecimal amount, BigDecimal rate) {}

    /** Amounts to the cent; the total is net and tax together. */
    public record Taxed(BigDecimal net, BigDecimal tax) {
        public BigDecimal total() {
            return net.add(tax);
        }
    }

    /** The lines in the order in which they were given, and their sum. */
    public record Document(List<Taxed> lines, Taxed sum) {}

    public Document apply(List<Line> lines) {
        Taxed[] taxed = new Taxed[lines.size()];
        for (List<Integer> group : groups(lines)) {
            List<Taxed> done = tax(group.stream().map(lines::get).toList());
            for (int i = 0; i < group.size(); i++) {
                taxed[group.get(i)] = done.get(i);
            }
        }
        List<Taxed> all = Arrays.asList(taxed);
        return new Document(
                List.copyOf(all),
                new Taxed(
                        Money.sum(all.stream().map(Taxed::net).toList()),
                        Money.sum(all.stream().map(Taxed::tax).toList())));
    }

    /** Indexes of the lines that are rounded together. A tree compares rates by value: 0.16 is 0.1600. */
    private List<List<Integer>> groups(List<Line> lines) {
        return switch (mode) {
            case PER_LINE -> IntStream.range(0, lines.size()).mapToObj(List::of).toList();
            case PER_RATE -> {
                Map<BigDecimal, List<Integer>> byRate = new TreeMap<>();
                for (int i = 0; i < lines.size(); i++) {
                    byRate.computeIfAbsent(lines.get(i).rate(), _ -> new ArrayList<>())
                            .add(i);
                }
                yield List.copyOf(byRate.values());
            }
        };
    }

    private List<Taxed> tax(List<Line> lines) {
        BigDecimal rate = lines.getFirst().rate();
        List<BigDecimal> exact = lines.stream().map(Line::amount).toList();
        List<BigDecimal> amounts =
                Money.split(Money.round(exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add)), exact);
        BigDecimal tax = Money.round(exactTax(Money.sum(amounts), rate));
        List<BigDecimal> taxes = Money.split(
                tax, amounts.stream().map(amount -> exactTax(amount, rate)).toList());
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Taxed(
                        prices == Prices.WITH_TAX ? amounts.get(i).subtract(taxes.get(i)) : amounts.get(i),
                        taxes.get(i)))
                .toList();
    }

    private BigDecimal exactTax(BigDecimal amount, BigDecimal rate) {
        return switch (prices) {
            case WITHOUT_TAX -> amount.multiply(rate);
            case WITH_TAX -> amount.multiply(rate).divide(BigDecimal.ONE.add(rate), SCALE, RoundingMode.HALF_UP);
        };
    }
}
