package dev.isem.erp.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.money.TaxRule.Document;
import dev.isem.erp.platform.money.TaxRule.Line;
import dev.isem.erp.platform.money.TaxRule.Mode;
import dev.isem.erp.platform.money.TaxRule.Prices;
import dev.isem.erp.platform.money.TaxRule.Taxed;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaxRuleTest {

    private static final TaxRule PER_RATE = new TaxRule(Mode.PER_RATE, Prices.WITHOUT_TAX);
    private static final TaxRule PER_LINE = new TaxRule(Mode.PER_LINE, Prices.WITHOUT_TAX);
    private static final TaxRule INCLUSIVE = new TaxRule(Mode.PER_RATE, Prices.WITH_TAX);

    @Test
    void halvesAreRoundedAwayFromZero() {
        assertThat(Money.round(number("1.005"))).isEqualTo("1.01");
        assertThat(Money.round(number("-1.005"))).isEqualTo("-1.01");
        assertThat(Money.round(number("3").multiply(number("1.115000")))).isEqualTo("3.35");
    }

    /** ERPNext 58712 and 59001: the parts were 757.99. */
    @Test
    void pricesWithTaxAddUpToWhatTheCustomerPays() {
        Document document = INCLUSIVE.apply(Collections.nCopies(2, line("379.00", "0.21")));
        assertThat(document.sum()).isEqualTo(new Taxed(number("626.45"), number("131.55")));
        assertThat(document.sum().total()).isEqualTo("758.00");
    }

    /** Dolibarr 36818: each mode has its own answer, and gives it for ever. */
    @Test
    void theModeDecidesWhereTaxIsRounded() {
        List<Line> lines = Collections.nCopies(3, line("1.1111", "0.06"));
        assertThat(PER_RATE.apply(lines).sum().tax()).isEqualTo("0.20");
        assertThat(PER_LINE.apply(lines).sum().tax()).isEqualTo("0.21");
    }

    /** ERPNext 52001: 0.01 was left. */
    @Test
    void whatIsGivenAwayCostsNothing() {
        for (TaxRule rule : List.of(PER_RATE, PER_LINE, INCLUSIVE)) {
            Document document = rule.apply(List.of(line("0", "0.16"), line("0.000", "0.08")));
            assertThat(document.sum()).isEqualTo(new Taxed(number("0.00"), number("0.00")));
        }
    }

    @Test
    void theLargestLineTakesWhatIsLeftOver() {
        Document document =
                PER_RATE.apply(List.of(line("0.10", "0.16"), line("10.10", "0.1600"), line("0.10", "0.16")));
        assertThat(document.sum().tax()).isEqualTo("1.65");
        assertThat(document.lines())
                .extracting(Taxed::tax)
                .containsExactly(number("0.02"), number("1.61"), number("0.02"));
        assertThat(Money.split(number("100.00"), Collections.nCopies(3, number("33.333333"))))
                .containsExactly(number("33.34"), number("33.33"), number("33.33"));
    }

    @Test
    void everyDocumentAddsUp() {
        Random random = new Random(20260108);
        for (int n = 0; n < 2000; n++) {
            List<Line> lines = IntStream.range(0, random.nextInt(40))
                    .mapToObj(_ -> new Line(
                            BigDecimal.valueOf(random.nextLong(-50_000_000, 500_000_000), random.nextInt(0, 7)),
                            number(List.of("0", "0.08", "0.16", "0.21").get(random.nextInt(4)))))
                    .toList();
            for (Mode mode : Mode.values()) {
                for (Prices prices : Prices.values()) {
                    check(lines, new TaxRule(mode, prices));
                }
            }
        }
    }

    private static void check(List<Line> lines, TaxRule rule) {
        Document document = rule.apply(lines);
        assertThat(document.lines()).hasSameSizeAs(lines);
        assertThat(sum(document.lines().stream().map(Taxed::net).toList()))
                .isEqualTo(document.sum().net());
        assertThat(sum(document.lines().stream().map(Taxed::tax).toList()))
                .isEqualTo(document.sum().tax());
        if (rule.mode() == Mode.PER_RATE && rule.prices() == Prices.WITH_TAX) {
            BigDecimal paid = lines.stream()
                    .map(Line::rate)
                    .distinct()
                    .map(rate -> Money.round(lines.stream()
                            .filter(line -> line.rate().compareTo(rate) == 0)
                            .map(Line::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)))
                    .reduce(Money.ZERO, BigDecimal::add);
            assertThat(document.sum().total()).isEqualTo(paid);
        }
        document.lines().forEach(line -> {
            assertThat(line.net().scale()).isEqualTo(2);
            assertThat(line.tax().scale()).isEqualTo(2);
        });
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static Line line(String amount, String rate) {
        return new Line(number(amount), number(rate));
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits);
    }
}
