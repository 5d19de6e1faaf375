package dev.isem.erp.construccion.hr;

import dev.isem.erp.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;

/** What work costs the company: days worked, times the daily salary, times what the law puts on top of it. */
final class LabourCost {

    private LabourCost() {}

    /**
     * Days at one salary.
     *
     * @param days in halves
     * @param dailySalary wage of a day
     * @param factor real salary over wage ("factor de salario real"), 1.4 to 1.8 as a rule
     */
    record Work(BigDecimal days, BigDecimal dailySalary, BigDecimal factor) {

        private BigDecimal unrounded() {
            return days.multiply(dailySalary).multiply(factor);
        }
    }

    /** Of somebody's work on one concept, rounded once even if the salary changed in between. */
    static BigDecimal of(List<Work> works) {
        return Money.round(works.stream().map(Work::unrounded).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
