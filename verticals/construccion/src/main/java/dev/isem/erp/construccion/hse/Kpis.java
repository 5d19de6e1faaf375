package dev.isem.erp.construccion.hse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How safe works were over a period. Rates are per million hours worked, as in the ILO's Resolution concerning statistics
 * of occupational injuries (16th ICLS, 1998), to two decimals, halves away from zero; absent while nobody has worked.
 *
 * @param hours worked in the period
 * @param incidents of the period, by how they ended
 * @param lostDays by accidents of the period, whenever they were lost
 * @param lastAccident day of the last recordable incident up to the period's end
 * @param firstWorked first day on which somebody worked, up to the period's end
 * @param to the period's last day
 */
record Kpis(
        BigDecimal hours,
        Map<IncidentKind, Integer> incidents,
        long lostDays,
        Optional<LocalDate> lastAccident,
        Optional<LocalDate> firstWorked,
        LocalDate to) {

    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final int RATE_SCALE = 2;

    int of(IncidentKind kind) {
        return incidents.getOrDefault(kind, 0);
    }

    /** Incidents that took more than first aid. */
    int recordable() {
        return count(IncidentKind::isRecordable);
    }

    /** Total recordable injury frequency rate. */
    Optional<BigDecimal> trifr() {
        return perMillionHours(recordable());
    }

    /** Lost time injury frequency rate; those who died are among them. */
    Optional<BigDecimal> ltifr() {
        return perMillionHours(count(IncidentKind::isDisabling));
    }

    /** Days lost per million hours worked. */
    Optional<BigDecimal> severityRate() {
        return perMillionHours(lostDays);
    }

    /** Since the last accident or, where there never was one, since work began. */
    Optional<Long> daysWithoutAccident() {
        return lastAccident.or(() -> firstWorked).map(day -> ChronoUnit.DAYS.between(day, to));
    }

    private int count(Predicate<IncidentKind> which) {
        return incidents.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private Optional<BigDecimal> perMillionHours(long number) {
        return hours.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(number).multiply(MILLION).divide(hours, RATE_SCALE, RoundingMode.HALF_UP));
    }
}
