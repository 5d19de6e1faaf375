package dev.isem.erp.construccion.hse;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures of safety as they leave: decimals and dates are texts, and null is what cannot be told.
 *
 * @param hours worked in the period
 * @param recordable incidents that took more than first aid
 * @param trifr recordable ones per million hours worked; null, as the other rates, while nobody has worked
 * @param ltifr those with lost time, and fatal ones, per million hours worked
 * @param severityRate days lost per million hours worked
 * @param daysWithoutAccident up to the period's end, since the last recordable one or since work began
 * @param openRisks as they are now, whatever the period
 * @param overdueActions the same
 */
record KpiView(
        String from,
        String to,
        String hours,
        List<OfKind> incidents,
        int recordable,
        @Nullable String trifr,
        @Nullable String ltifr,
        long lostDays,
        @Nullable String severityRate,
        @Nullable Long daysWithoutAccident,
        List<OfLevel> openRisks,
        int overdueActions) {

    /** How many incidents of a kind there were. */
    record OfKind(IncidentKind kind, int number) {}

    /** How many risks of a level there are. */
    record OfLevel(RiskLevel level, int number) {}

    static KpiView of(Period period, Kpis kpis, Map<RiskLevel, Integer> openRisks, int overdueActions) {
        return new KpiView(
                period.from().toString(),
                period.to().toString(),
                kpis.hours().setScale(2).toPlainString(),
                Arrays.stream(IncidentKind.values())
                        .map(kind -> new OfKind(kind, kpis.of(kind)))
                        .toList(),
                kpis.recordable(),
                text(kpis.trifr()),
                text(kpis.ltifr()),
                kpis.lostDays(),
                text(kpis.severityRate()),
                kpis.daysWithoutAccident().orElse(null),
                Arrays.stream(RiskLevel.values())
                        .map(level -> new OfLevel(level, openRisks.getOrDefault(level, 0)))
                        .toList(),
                overdueActions);
    }

    private static @Nullable String text(Optional<BigDecimal> rate) {
        return rate.map(BigDecimal::toPlainString).orElse(null);
    }
}
