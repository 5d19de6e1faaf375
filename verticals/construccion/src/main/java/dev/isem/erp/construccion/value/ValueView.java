package dev.isem.erp.construccion.value;

import dev.isem.erp.construccion.parameter.AlertLimits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Value as it leaves: numbers and dates are texts, and null is what cannot be told. */
final class ValueView {

    private ValueView() {}

    /**
     * A project on one day.
     *
     * @param budget BAC, total of the approved budget; null without one
     * @param planned PV; null while weights do not add up or a part has no dates
     * @param earned EV; null while weights do not add up
     * @param actual AC
     * @param weightWithoutDatesPct share of the project that is planned over its whole term, or not at all
     */
    record Day(
            String on,
            @Nullable String budget,
            @Nullable String planned,
            @Nullable String earned,
            String actual,
            @Nullable String cpi,
            @Nullable String spi,
            @Nullable String eac,
            @Nullable String eacOverPct,
            @Nullable String plannedPct,
            @Nullable String progressPct,
            @Nullable String costPct,
            boolean weightsAddUp,
            String weightWithoutDatesPct,
            List<Warning> alerts,
            List<Line> lines) {}

    /**
     * An alert.
     *
     * @param by percent, or points when it is about cost ahead of progress; null for a cost without budget
     */
    record Warning(
            Alert.Level level,
            Alert.About about,
            @Nullable String code,
            @Nullable String concept,
            @Nullable String by,
            String limit) {

        private static Warning of(Alert alert) {
            return new Warning(
                    alert.level(),
                    alert.about(),
                    alert.of().map(ConceptCost::code).orElse(null),
                    alert.of().map(ConceptCost::concept).orElse(null),
                    text(alert.by()),
                    alert.limit().toPlainString());
        }
    }

    /** A concept, its cost and by how much that deviates from the budget. */
    record Line(
            String code,
            @Nullable String concept,
            String budgeted,
            String actual,
            @Nullable String deviationPct) {

        private static Line of(ConceptCost cost) {
            return new Line(
                    cost.code(),
                    cost.concept(),
                    cost.budgeted().setScale(2).toPlainString(),
                    cost.actual().setScale(2).toPlainString(),
                    text(cost.deviationPct()));
        }
    }

    /** The curve of a project. Points after today have no earned value and no cost. */
    record Curve(
            String from, String to, String today, @Nullable String budget, List<Point> points) {}

    /** One day of a curve. */
    record Point(
            String on,
            @Nullable String planned,
            @Nullable String earned,
            @Nullable String actual) {

        static Point of(EarnedValue value, LocalDate today) {
            boolean isKnown = !value.on().isAfter(today);
            return new Point(
                    value.on().toString(),
                    text(value.planned()),
                    isKnown ? text(value.earned()) : null,
                    isKnown ? value.actual().setScale(2).toPlainString() : null);
        }
    }

    static Day of(ProjectValue project, EarnedValue value, List<ConceptCost> concepts, AlertLimits limits) {
        return new Day(
                value.on().toString(),
                text(value.budget()),
                text(value.planned()),
                text(value.earned()),
                value.actual().setScale(2).toPlainString(),
                text(value.cpi()),
                text(value.spi()),
                text(value.eac()),
                text(value.eacOverPct()),
                text(value.plannedPct()),
                text(value.progressPct()),
                text(value.costPct()),
                project.addsUp(),
                EarnedValue.percent(project.shareWithoutDates()).toPlainString(),
                Alert.of(value, concepts, limits).stream().map(Warning::of).toList(),
                concepts.stream().map(Line::of).toList());
    }

    static @Nullable String text(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse(null);
    }
}
