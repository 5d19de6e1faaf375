package dev.isem.erp.construccion.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveStepTest {

    @Test
    void monthsEndOnTheirLastDayAndALeapYearsFebruaryOnThe29th() {
        assertThat(days(CurveStep.MONTH, "2028-01-15", "2028-03-31", "2030-01-01"))
                .containsExactly("2028-01-15", "2028-01-31", "2028-02-29", "2028-03-31");
        assertThat(days(CurveStep.MONTH, "2026-01-31", "2026-04-01", "2030-01-01"))
                .containsExactly("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-01");
    }

    @Test
    void weeksEndOnSunday() {
        assertThat(days(CurveStep.WEEK, "2026-03-02", "2026-03-16", "2030-01-01"))
                .containsExactly("2026-03-02", "2026-03-08", "2026-03-15", "2026-03-16");
    }

    @Test
    void todayIsAPointOfItsOwn() {
        assertThat(days(CurveStep.MONTH, "2026-03-02", "2026-04-30", "2026-03-10"))
                .containsExactly("2026-03-02", "2026-03-10", "2026-03-31", "2026-04-30");
    }

    @Test
    void oneDayIsOnePoint() {
        assertThat(days(CurveStep.WEEK, "2026-03-02", "2026-03-02", "2026-03-02"))
                .containsExactly("2026-03-02");
    }

    private static List<String> days(CurveStep step, String from, String to, String today) {
        return step.days(LocalDate.parse(from), LocalDate.parse(to), LocalDate.parse(today)).stream()
                .map(LocalDate::toString)
                .toList();
    }
}
