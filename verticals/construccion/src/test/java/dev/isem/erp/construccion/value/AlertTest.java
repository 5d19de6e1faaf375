package dev.isem.erp.construccion.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.construccion.parameter.AlertLimits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A budget of 1,000 of which half is done, so that each unit of cost moves the estimate at completion by two. */
class AlertTest {

    @ParameterizedTest
    @CsvSource({"510.00, ''", "510.05, YELLOW", "525.00, YELLOW", "525.05, RED"})
    void theEstimateAtCompletionWarnsAboveItsLimitsAndNotOnThem(String cost, String level) {
        List<Alert> alerts = Alert.of(halfDone(cost), List.of(), AlertLimits.USUAL);
        assertThat(levels(alerts, Alert.About.EAC)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"550.00, ''", "550.10, YELLOW"})
    void costMayBeSoManyPointsAheadOfProgress(String cost, String level) {
        List<Alert> alerts = Alert.of(halfDone(cost), List.of(), AlertLimits.USUAL);
        assertThat(levels(alerts, Alert.About.COST_AHEAD)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "103.00, false, ''",
        "103.01, false, YELLOW",
        "105.00, false, YELLOW",
        "105.01, false, RED",
        // What is not done yet has cost less than its budget; at the end that is news, too.
        "60.00, false, ''",
        "97.00, true, ''",
        "96.00, true, YELLOW",
        "60.00, true, RED"
    })
    void aLineWarnsWhenItCostMoreAndAtTheEndAlsoWhenLess(String cost, boolean isDone, String level) {
        ConceptCost line = new ConceptCost("CIM-01", "Excavación", new BigDecimal("100.00"), new BigDecimal(cost));
        assertThat(Alert.ofLine(line, isDone, AlertLimits.USUAL)
                        .map(alert -> alert.level().name())
                        .orElse(""))
                .isEqualTo(level);
    }

    @Test
    void aCostWithoutBudgetIsGraveAndHasNoPercentage() {
        ConceptCost stray = new ConceptCost("X-1", null, BigDecimal.ZERO, BigDecimal.ONE);
        Alert alert = Alert.ofLine(stray, false, AlertLimits.USUAL).orElseThrow();
        assertThat(alert.level()).isEqualTo(Alert.Level.RED);
        assertThat(alert.by()).isEmpty();
        ConceptCost givenBack = new ConceptCost("X-2", null, BigDecimal.ZERO, new BigDecimal("0.00"));
        assertThat(Alert.ofLine(givenBack, false, AlertLimits.USUAL)).isEmpty();
    }

    @Test
    void anAlertNamesTheLimitThatWasPassed() {
        Alert yellow =
                Alert.of(halfDone("520.00"), List.of(), AlertLimits.USUAL).getFirst();
        assertThat(yellow.by().map(BigDecimal::toPlainString)).contains("4.00");
        assertThat(yellow.limit()).isEqualByComparingTo("2");
        Alert red = Alert.of(halfDone("530.00"), List.of(), AlertLimits.USUAL).getFirst();
        assertThat(red.limit()).isEqualByComparingTo("5");
    }

    private static EarnedValue halfDone(String cost) {
        return new EarnedValue(
                LocalDate.of(2026, 3, 5),
                Optional.of(new BigDecimal("1000.00")),
                Optional.of(BigDecimal.ONE),
                Optional.of(new BigDecimal("0.5")),
                new BigDecimal(cost));
    }

    private static String levels(List<Alert> alerts, Alert.About about) {
        return String.join(
                " ",
                alerts.stream()
                        .filter(alert -> alert.about() == about)
                        .map(alert -> alert.level().name())
                        .toList());
    }
}
