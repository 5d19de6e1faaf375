package dev.isem.erp.construccion.value;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.isem.erp.construccion.parameter.AlertLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something about a project that a company wants to be told.
 *
 * @param of the concept, if it is about one
 * @param by how much it is, in percent or points; absent for a cost that no budget has
 * @param limit that it went beyond
 */
record Alert(Level level, About about, Optional<ConceptCost> of, Optional<BigDecimal> by, BigDecimal limit) {

    /** How grave it is. */
    enum Level {
        YELLOW,
        RED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it is about. */
    enum About {
        /** The project will cost more than its budget, if it goes on like this. */
        EAC,
        /** More of the budget is spent than of the work is done. */
        COST_AHEAD,
        /** A concept cost more than its budget; or, of a project that is done, less. */
        LINE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** All that goes beyond the limits; what equals one does not. */
    static List<Alert> of(EarnedValue value, List<ConceptCost> concepts, AlertLimits limits) {
        List<Alert> alerts = new ArrayList<>();
        value.eacOverPct()
                .flatMap(over -> graded(
                        About.EAC, Optional.empty(), over, over, limits.eacOverYellowPct(), limits.eacOverRedPct()))
                .ifPresent(alerts::add);
        costAhead(value, limits).ifPresent(alerts::add);
        boolean isDone = value.progressPct()
                .filter(pct -> pct.compareTo(BigDecimal.valueOf(100)) == 0)
                .isPresent();
        concepts.forEach(concept -> ofLine(concept, isDone, limits).ifPresent(alerts::add));
        return List.copyOf(alerts);
    }

    private static Optional<Alert> costAhead(EarnedValue value, AlertLimits limits) {
        BigDecimal limit = limits.costAheadPoints();
        return value.costPct()
                .flatMap(cost -> value.progressPct().map(cost::subtract))
                .filter(points -> points.compareTo(limit) > 0)
                .map(points -> new Alert(Level.YELLOW, About.COST_AHEAD, Optional.empty(), Optional.of(points), limit));
    }

    /** Before the work is done each line has cost less than its budget, which says nothing. */
    static Optional<Alert> ofLine(ConceptCost line, boolean isDone, AlertLimits limits) {
        Optional<ConceptCost> of = Optional.of(line);
        BigDecimal red = limits.lineDeviationRedPct();
        Optional<BigDecimal> deviation = line.deviationPct();
        if (deviation.isEmpty()) {
            return line.actual().signum() == 0
                    ? Optional.empty()
                    : Optional.of(new Alert(Level.RED, About.LINE, of, Optional.empty(), red));
        }
        BigDecimal by = deviation.get();
        return graded(About.LINE, of, by, isDone ? by.abs() : by, limits.lineDeviationYellowPct(), red);
    }

    /** @param beyond what is held against the limits: the deviation, or its size */
    private static Optional<Alert> graded(
            About about,
            Optional<ConceptCost> of,
            BigDecimal by,
            BigDecimal beyond,
            BigDecimal yellow,
            BigDecimal red) {
        if (beyond.compareTo(red) > 0) {
            return Optional.of(new Alert(Level.RED, about, of, Optional.of(by), red));
        }
        return beyond.compareTo(yellow) > 0
                ? Optional.of(new Alert(Level.YELLOW, about, of, Optional.of(by), yellow))
                : Optional.empty();
    }
}
