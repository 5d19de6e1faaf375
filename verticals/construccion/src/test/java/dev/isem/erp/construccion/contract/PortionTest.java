package dev.isem.erp.construccion.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.money.Money;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortionTest {

    @Test
    void threeThirdsOfACentAreACent() {
        BigDecimal price = new BigDecimal("0.003333");
        BigDecimal first = Portion.amount(BigDecimal.ONE, price, Money.ZERO);
        BigDecimal second = Portion.amount(BigDecimal.TWO, price, first);
        BigDecimal third = Portion.amount(BigDecimal.valueOf(3), price, first.add(second));
        assertThat(first).isEqualTo("0.00");
        assertThat(second).isEqualTo("0.01");
        assertThat(third).isEqualTo("0.00");
    }

    @Test
    void partsAddUpToTheWholeInHoweverManySteps() {
        Random random = new Random(4);
        for (int concept = 0; concept < 1000; concept++) {
            BigDecimal price = BigDecimal.valueOf(random.nextLong(1, 1_000_000_000), 6);
            BigDecimal quantity = BigDecimal.ZERO;
            BigDecimal amount = Money.ZERO;
            for (int step = random.nextInt(20); step >= 0; step--) {
                quantity = quantity.add(BigDecimal.valueOf(random.nextLong(1, 50_000_000), 4));
                BigDecimal part = Portion.amount(quantity, price, amount);
                assertThat(part).isNotNegative();
                amount = amount.add(part);
            }
            assertThat(amount).isEqualTo(Money.round(quantity.multiply(price)));
        }
    }

    @Test
    void whatIsTakenAwayIsWorthLessThanNothing() {
        assertThat(Portion.amount(new BigDecimal("6200"), new BigDecimal("385"), new BigDecimal("2464000.00")))
                .isEqualTo("-77000.00");
    }
}
