package dev.isem.erp.construccion.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A project of a million in three parts, reckoned by hand. */
class EarnedValueTest {

    private static final Part EXCAVATION =
            part("0.12", "2026-02-01", "2026-02-28", Map.of("2026-02-20", "50", "2026-03-05", "100"));
    private static final Part FOOTINGS = part("0.18", "2026-03-01", "2026-03-31", Map.of());
    private static final Part STRUCTURE = part("0.70", "2026-04-01", "2026-12-31", Map.of());

    private static final ProjectValue PROJECT = new ProjectValue(
            Optional.of(new BigDecimal("1000000.00")),
            true,
            List.of(EXCAVATION, FOOTINGS, STRUCTURE),
            byDay(Map.of("2026-02-15", "40000.00", "2026-03-05", "150000.00")));

    @Test
    void plannedValueGrowsEvenlyOverTheCalendarDaysOfEachPart() {
        assertThat(planned("2026-01-31")).isEqualTo("0.00");
        // 14 of 28 days of 120,000.
        assertThat(planned("2026-02-14")).isEqualTo("60000.00");
        assertThat(planned("2026-02-28")).isEqualTo("120000.00");
        // All of the first, 10 of 31 days of 180,000: 58,064.516…
        assertThat(planned("2026-03-10")).isEqualTo("178064.52");
        assertThat(planned("2026-12-31")).isEqualTo("1000000.00");
        assertThat(planned("2027-06-01")).isEqualTo("1000000.00");
    }

    @Test
    void aLeapYearsFebruaryHasADayMore() {
        ProjectValue february = project(part("1", "2028-02-01", "2028-02-29", Map.of()));
        assertThat(february.on(day("2028-02-28")).planned().map(BigDecimal::toPlainString))
                .contains("965517.24");
        assertThat(february.on(day("2028-02-29")).planned().map(BigDecimal::toPlainString))
                .contains("1000000.00");
    }

    @Test
    void aPartOfOneDayIsPlannedWholeOnThatDay() {
        ProjectValue pour = project(part("1", "2026-05-04", "2026-05-04", Map.of()));
        assertThat(pour.on(day("2026-05-03")).planned().map(BigDecimal::toPlainString))
                .contains("0.00");
        assertThat(pour.on(day("2026-05-04")).planned().map(BigDecimal::toPlainString))
                .contains("1000000.00");
    }

    @Test
    void earnedValueIsWhatWasVerifiedByThatDay() {
        assertThat(earned("2026-02-19")).isEqualTo("0.00");
        assertThat(earned("2026-02-20")).isEqualTo("60000.00");
        assertThat(earned("2026-03-04")).isEqualTo("60000.00");
        assertThat(earned("2026-03-05")).isEqualTo("120000.00");
    }

    @Test
    void indicesAndTheEstimateAtCompletion() {
        EarnedValue value = PROJECT.on(day("2026-03-05"));
        assertThat(value.actual()).isEqualByComparingTo("150000");
        // 120,000 / 150,000.
        assertThat(text(value.cpi())).isEqualTo("0.8000");
        // 120,000 / 149,032.26, for 5 of 31 days of the footings are 29,032.26.
        assertThat(text(value.planned())).isEqualTo("149032.26");
        assertThat(text(value.spi())).isEqualTo("0.8052");
        assertThat(text(value.eac())).isEqualTo("1250000.00");
        assertThat(text(value.eacOverPct())).isEqualTo("25.00");
        assertThat(text(value.progressPct())).isEqualTo("12.00");
        assertThat(text(value.costPct())).isEqualTo("15.00");
    }

    @Test
    void theEstimateAtCompletionIsNotMadeOfARoundedIndex() {
        EarnedValue value = new EarnedValue(
                day("2026-03-05"),
                Optional.of(new BigDecimal("90000000.00")),
                Optional.of(BigDecimal.ONE),
                Optional.of(new BigDecimal("0.5")),
                new BigDecimal("44444444.44"));
        assertThat(text(value.cpi())).isEqualTo("1.0125");
        assertThat(text(value.eac())).isEqualTo("88888888.88");
    }

    @Test
    void whatWouldDivideByZeroIsAbsent() {
        EarnedValue before = PROJECT.on(day("2026-01-31"));
        assertThat(before.cpi()).isEmpty();
        assertThat(before.spi()).isEmpty();
        assertThat(before.eac()).isEmpty();
        EarnedValue spentOnly = PROJECT.on(day("2026-02-15"));
        assertThat(text(spentOnly.cpi())).isEqualTo("0.0000");
        assertThat(text(spentOnly.spi())).isEqualTo("0.0000");
        assertThat(spentOnly.eac()).isEmpty();
        EarnedValue givenBack = new EarnedValue(
                day("2026-03-05"),
                Optional.of(BigDecimal.TEN),
                Optional.of(BigDecimal.ONE),
                Optional.of(BigDecimal.ONE),
                new BigDecimal("-1.00"));
        assertThat(givenBack.cpi()).isEmpty();
        assertThat(givenBack.eac()).isEmpty();
    }

    @Test
    void withoutBudgetWeightsOrDatesTheRestIsStillTold() {
        ProjectValue unpriced = new ProjectValue(Optional.empty(), true, PROJECT.parts(), PROJECT.costs());
        assertThat(unpriced.on(day("2026-03-05")).earned()).isEmpty();
        assertThat(text(unpriced.on(day("2026-03-05")).progressPct())).isEqualTo("12.00");
        assertThat(unpriced.on(day("2026-03-05")).costPct()).isEmpty();

        ProjectValue uneven = new ProjectValue(PROJECT.budget(), false, PROJECT.parts(), PROJECT.costs());
        assertThat(uneven.on(day("2026-03-05")).progressPct()).isEmpty();
        assertThat(uneven.on(day("2026-03-05")).planned()).isEmpty();

        Part undated = new Part(new BigDecimal("0.70"), new Part.Undated(), new TreeMap<>());
        ProjectValue halfPlanned =
                new ProjectValue(PROJECT.budget(), true, List.of(EXCAVATION, FOOTINGS, undated), PROJECT.costs());
        assertThat(halfPlanned.on(day("2026-03-05")).planned()).isEmpty();
        assertThat(text(halfPlanned.on(day("2026-03-05")).cpi())).isEqualTo("0.8000");
        assertThat(halfPlanned.shareWithoutDates()).isEqualByComparingTo("0.70");
    }

    @Test
    void aWorkSpansAllThatIsPlannedAndHappened() {
        assertThat(PROJECT.span()).contains(new ProjectValue.Span(day("2026-02-01"), day("2026-12-31")));
        ProjectValue late =
                new ProjectValue(PROJECT.budget(), true, PROJECT.parts(), byDay(Map.of("2027-01-20", "1.00")));
        assertThat(late.span()).contains(new ProjectValue.Span(day("2026-02-01"), day("2027-01-20")));
        assertThat(new ProjectValue(PROJECT.budget(), true, List.of(), new TreeMap<>()).span())
                .isEmpty();
    }

    private static String planned(String day) {
        return text(PROJECT.on(day(day)).planned());
    }

    private static String earned(String day) {
        return text(PROJECT.on(day(day)).earned());
    }

    private static ProjectValue project(Part part) {
        return new ProjectValue(PROJECT.budget(), true, List.of(part), new TreeMap<>());
    }

    private static Part part(String share, String first, String last, Map<String, String> verified) {
        return new Part(new BigDecimal(share), new Part.Dated(day(first), day(last), false), byDay(verified));
    }

    private static NavigableMap<LocalDate, BigDecimal> byDay(Map<String, String> numbers) {
        TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        numbers.forEach((day, number) -> byDay.put(day(day), new BigDecimal(number)));
        return byDay;
    }

    private static String text(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElseThrow();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
