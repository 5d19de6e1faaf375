package dev.isem.erp.construccion.hr;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabourCostTest {

    @Test
    void daysTimesSalaryTimesFactor() {
        assertThat(LabourCost.of(List.of(work("5.5", "620.00", "1.6200")))).isEqualByComparingTo("5524.20");
    }

    @Test
    void isRoundedOnceHoweverOftenTheSalaryChanged() {
        // 100.335 and 100.335: rounded apart they would be 200.68.
        LabourCost.Work half = work("0.5", "133.78", "1.5000");
        assertThat(LabourCost.of(List.of(half, half))).isEqualTo(new BigDecimal("200.67"));
    }

    @Test
    void halvesOfACentGoUp() {
        assertThat(LabourCost.of(List.of(work("0.5", "133.78", "1.5000")))).isEqualTo(new BigDecimal("100.34"));
    }

    @Test
    void nobodysWorkCostsNothing() {
        assertThat(LabourCost.of(List.of())).isEqualTo(new BigDecimal("0.00"));
        assertThat(LabourCost.of(List.of(work("0.0", "620.00", "1.6200")))).isEqualTo(new BigDecimal("0.00"));
    }

    private static LabourCost.Work work(String days, String salary, String factor) {
        return new LabourCost.Work(new BigDecimal(days), new BigDecimal(salary), new BigDecimal(factor));
    }
}
