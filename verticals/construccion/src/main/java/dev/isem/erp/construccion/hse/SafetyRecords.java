package dev.isem.erp.construccion.hse;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the figures of safety follow from, of one work of the current tenant or of all. */
@Component
class SafetyRecords {

    private static final List<String> RECORDABLE = Arrays.stream(IncidentKind.values())
            .filter(IncidentKind::isRecordable)
            .map(IncidentKind::word)
            .toList();

    private final JdbcClient jdbc;

    SafetyRecords(Store store) {
        this.jdbc = store.jdbc();
    }

    private record Days(
            BigDecimal hours,
            @Nullable LocalDate lastAccident,
            @Nullable LocalDate firstWorked) {}

    private record OfKind(String kind, int number, long lostDays) {}

    private record OfLevel(String level, int number) {}

    /** @param project the only one, or none for all */
    Kpis kpis(Optional<UUID> project, Period period) {
        Days days = days(project, period);
        Map<IncidentKind, Integer> incidents = new EnumMap<>(IncidentKind.class);
        long lostDays = 0;
        for (OfKind some : incidents(project, period)) {
            incidents.put(IncidentKind.of(some.kind()), some.number());
            lostDays += some.lostDays();
        }
        return new Kpis(
                days.hours(),
                Map.copyOf(incidents),
                lostDays,
                Optional.ofNullable(days.lastAccident()),
                Optional.ofNullable(days.firstWorked()),
                period.to());
    }

    /** The days without an accident end with the period, and may have begun before it. */
    private Days days(Optional<UUID> project, Period period) {
        String only = only(project);
        return jdbc.sql("""
                        SELECT (SELECT coalesce(sum(hours), 0) FROM construccion_hr.attendance
                                 WHERE tenant_id = :tenant AND work_date BETWEEN :from AND :to%1$s) AS hours,
                               (SELECT max(occurred_on) FROM construccion_hse.incidents
                                 WHERE tenant_id = :tenant AND occurred_on <= :to AND kind IN (:recordable)%1$s)
                               AS last_accident,
                               (SELECT min(work_date) FROM construccion_hr.attendance
                                 WHERE tenant_id = :tenant AND work_date <= :to%1$s) AS first_worked
                        """.formatted(only))
                .param("tenant", Tenancy.current())
                .param("project", project.orElse(null))
                .param("from", period.from())
                .param("to", period.to())
                .param("recordable", RECORDABLE)
                .query(Days.class)
                .single();
    }

    private List<OfKind> incidents(Optional<UUID> project, Period period) {
        return jdbc.sql("""
                        SELECT kind, count(*) AS number, coalesce(sum(lost_days), 0) AS lost_days
                          FROM construccion_hse.incidents
                         WHERE tenant_id = :tenant AND occurred_on BETWEEN :from AND :to%s GROUP BY kind
                        """.formatted(only(project)))
                .param("tenant", Tenancy.current())
                .param("project", project.orElse(null))
                .param("from", period.from())
                .param("to", period.to())
                .query(OfKind.class)
                .list();
    }

    /** How many risks are not under control now, by their level. */
    Map<RiskLevel, Integer> openRisks(Optional<UUID> project) {
        Map<RiskLevel, Integer> byLevel = new EnumMap<>(RiskLevel.class);
        jdbc.sql("""
                        SELECT level, count(*) AS number FROM construccion_hse.risks
                         WHERE tenant_id = :tenant AND status = 'open'%s GROUP BY level
                        """.formatted(only(project)))
                .param("tenant", Tenancy.current())
                .param("project", project.orElse(null))
                .query(OfLevel.class)
                .list()
                .forEach(some -> byLevel.put(RiskLevel.of(some.level()), some.number()));
        return byLevel;
    }

    /** How many actions were to be done before this day and are not. */
    int overdueActions(Optional<UUID> project, LocalDate today) {
        return jdbc.sql("""
                        SELECT count(*) FROM construccion_hse.incident_actions a
                          JOIN construccion_hse.incidents i ON i.tenant_id = a.tenant_id AND i.id = a.incident_id
                         WHERE a.tenant_id = :tenant AND a.status = 'open' AND a.due_on < :today%s
                        """.formatted(only(project)))
                .param("tenant", Tenancy.current())
                .param("project", project.orElse(null))
                .param("today", today)
                .query(Integer.class)
                .single();
    }

    /** The statement asks for the project only where there is one, so that an index serves either question. */
    private static String only(Optional<UUID> project) {
        return project.isPresent() ? " AND project_id = :project" : "";
    }
}
