package dev.isem.erp.construccion.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {

    private static final int CONTRACTS = 2000;

    @ParameterizedTest
    @CsvSource({
        // gross, advance %, remaining, retention %, final | amortisation, retained, net
        "100000.00, 30, 90000.00, 5, false, 30000.00, 3500.00, 66500.00",
        "100000.00, 30, 12345.67, 5, false, 12345.67, 4382.72, 83271.61",
        "100000.00, 30, 0.00, 10, false, 0.00, 10000.00, 90000.00",
        "100000.00, 0, 0.00, 0, false, 0.00, 0.00, 100000.00",
        "0.05, 30, 100.00, 10, false, 0.02, 0.00, 0.03",
        "1000.00, 20, 250.00, 10, true, 250.00, 75.00, 675.00",
        "1000.00, 20, 0.00, 10, true, 0.00, 100.00, 900.00",
    })
    void isWorkedOutToTheCent(
            BigDecimal gross,
            BigDecimal advancePct,
            BigDecimal remaining,
            BigDecimal retentionPct,
            boolean isFinal,
            BigDecimal amortisation,
            BigDecimal retained,
            BigDecimal net) {
        Settlement settlement = Settlement.of(gross, advancePct, remaining, retentionPct, isFinal);
        assertThat(settlement.amortisation()).isEqualTo(amortisation);
        assertThat(settlement.retained()).isEqualTo(retained);
        assertThat(settlement.net()).isEqualTo(net);
    }

    @Test
    void aFinalEstimateThatIsLessThanWhatIsLeftOfTheAdvanceIsOwedAndNothingIsRetainedOfIt() {
        Settlement last = Settlement.of(amount("100.00"), amount("30"), amount("180.00"), amount("10"), true);
        assertThat(last.amortisation()).isEqualTo("180.00");
        assertThat(last.retained()).isEqualTo("0.00");
        assertThat(last.net()).isEqualTo("-80.00");
    }

    /** Contracts of random amounts, estimated in random pieces. */
    @Test
    void amortisationAddsUpToTheAdvanceAndRetentionNeverExceedsItsShare() {
        Random random = new Random(20260316);
        for (int contract = 0; contract < CONTRACTS; contract++) {
            BigDecimal advancePct = BigDecimal.valueOf(random.nextInt(3001), 2);
            BigDecimal retentionPct = BigDecimal.valueOf(random.nextInt(2001), 2);
            List<BigDecimal> pieces = pieces(random);
            BigDecimal advance = Settlement.share(Money.sum(pieces), advancePct);
            List<Settlement> estimates = estimated(pieces, advancePct, advance, retentionPct);

            assertThat(sum(estimates, Settlement::amortisation)).isEqualTo(advance);
            for (Settlement estimate : estimates) {
                assertThat(estimate.gross())
                        .isEqualTo(
                                estimate.amortisation().add(estimate.retained()).add(estimate.net()));
                assertThat(estimate.retained())
                        .isLessThanOrEqualTo(estimate.gross().max(Money.ZERO));
            }
            BigDecimal halfACentEach = BigDecimal.valueOf(5L * pieces.size(), 3);
            BigDecimal base = estimates.stream()
                    .map(Settlement::retentionBase)
                    .filter(it -> it.signum() > 0)
                    .reduce(Money.ZERO, BigDecimal::add);
            assertThat(sum(estimates, Settlement::retained))
                    .isLessThanOrEqualTo(
                            base.multiply(retentionPct).movePointLeft(2).add(halfACentEach));
        }
    }

    private static List<Settlement> estimated(
            List<BigDecimal> pieces, BigDecimal advancePct, BigDecimal advance, BigDecimal retentionPct) {
        List<Settlement> estimates = new ArrayList<>();
        BigDecimal remaining = advance;
        for (int i = 0; i < pieces.size(); i++) {
            Settlement estimate =
                    Settlement.of(pieces.get(i), advancePct, remaining, retentionPct, i == pieces.size() - 1);
            remaining = remaining.subtract(estimate.amortisation());
            assertThat(remaining).isNotNegative();
            estimates.add(estimate);
        }
        return estimates;
    }

    private static List<BigDecimal> pieces(Random random) {
        List<BigDecimal> pieces = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            pieces.add(BigDecimal.valueOf(random.nextLong(1, random.nextBoolean() ? 100 : 1_000_000_00), 2));
        }
        return pieces;
    }

    private static BigDecimal sum(List<Settlement> estimates, Function<Settlement, BigDecimal> figure) {
        return Money.sum(estimates.stream().map(figure).toList());
    }

    private static BigDecimal amount(String number) {
        return new BigDecimal(number);
    }
}
