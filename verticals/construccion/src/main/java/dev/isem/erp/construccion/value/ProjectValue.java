package dev.isem.erp.construccion.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that the value of a project follows from, read once and asked for many days.
 *
 * @param budget total of the approved budget, the budget at completion; the one of today counts for earlier days too
 * @param addsUp whether the weights of each level of the breakdown add up to 100
 * @param costs what it did cost by the end of a day, for the days on which something was booked
 */
record ProjectValue(
        Optional<BigDecimal> budget, boolean addsUp, List<Part> parts, NavigableMap<LocalDate, BigDecimal> costs) {

    /** By the end of a day. What would need dates or weights that are missing is absent. */
    EarnedValue on(LocalDate day) {
        Map.Entry<LocalDate, BigDecimal> spent = costs.floorEntry(day);
        return new EarnedValue(
                day,
                budget,
                isPlanned() ? Optional.of(sum(parts.stream().map(part -> part.planned(day)))) : Optional.empty(),
                addsUp ? Optional.of(sum(parts.stream().map(part -> part.earned(day)))) : Optional.empty(),
                spent == null ? BigDecimal.ZERO : spent.getValue());
    }

    private boolean isPlanned() {
        return addsUp && parts.stream().allMatch(part -> part.schedule() instanceof Part.Dated);
    }

    /** The share of the project whose parts say nothing about when: it follows the project's term, or has no dates at all. */
    BigDecimal shareWithoutDates() {
        return sum(parts.stream()
                .filter(part -> !(part.schedule() instanceof Part.Dated dated) || dated.isTheProjects())
                .map(Part::share));
    }

    /** The first and the last day on which something is planned, was verified or was paid for; both absent if none is. */
    Optional<Span> span() {
        TreeSet<LocalDate> days = new TreeSet<>(costs.keySet());
        for (Part part : parts) {
            days.addAll(part.verified().keySet());
            if (part.schedule() instanceof Part.Dated dated) {
                days.add(dated.first());
                days.add(dated.last());
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(new Span(days.first(), days.last()));
    }

    /** From one day to another. */
    record Span(LocalDate first, LocalDate last) {}

    private static BigDecimal sum(Stream<BigDecimal> shares) {
        return shares.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
