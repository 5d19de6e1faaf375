package dev.isem.erp.construccion.value;

import dev.isem.erp.construccion.project.PhysicalProgress;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the value of the current tenant's projects follows from. */
@Component
class ProjectValues {

    /** Leaves of the breakdown, each with the nearest dates above it, or the project's if those of it are complete. */
    private static final String PARTS = """
            WITH RECURSIVE part AS (
                SELECT w.id, w.weight / 100 AS share, w.planned_start, w.planned_end
                  FROM construccion.wbs_items w
                 WHERE w.tenant_id = :tenant AND w.project_id = :project AND w.parent_id IS NULL
                 UNION ALL
                SELECT c.id, part.share * c.weight / 100,
                       coalesce(c.planned_start, part.planned_start), coalesce(c.planned_end, part.planned_end)
                  FROM part JOIN construccion.wbs_items c ON c.tenant_id = :tenant AND c.parent_id = part.id)
            SELECT part.id, part.share,
                   coalesce(part.planned_start, CASE WHEN p.ends_on IS NOT NULL THEN p.starts_on END) AS first,
                   coalesce(part.planned_end, CASE WHEN p.starts_on IS NOT NULL THEN p.ends_on END) AS last,
                   part.planned_start IS NULL AS is_the_projects
              FROM part JOIN construccion.projects p ON p.tenant_id = :tenant AND p.id = :project
             WHERE NOT EXISTS (SELECT FROM construccion.wbs_items c WHERE c.tenant_id = :tenant AND c.parent_id = part.id)
            """;

    private final JdbcClient jdbc;

    ProjectValues(Store store) {
        this.jdbc = store.jdbc();
    }

    private record Header(@Nullable BigDecimal budget, boolean addsUp) {}

    private record PartRow(
            UUID id,
            BigDecimal share,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            boolean isTheProjects) {

        private Part.Schedule schedule() {
            return first == null || last == null ? new Part.Undated() : new Part.Dated(first, last, isTheProjects);
        }
    }

    private record Seen(UUID wbsItemId, LocalDate recordedOn, BigDecimal pctCum) {}

    private record Spent(LocalDate incurredOn, BigDecimal amount) {}

    /** @throws Problem 404 when the tenant has no such project */
    ProjectValue get(UUID project) {
        Header header = header(project);
        Map<UUID, NavigableMap<LocalDate, BigDecimal>> verified = verified(project);
        List<Part> parts = jdbc
                .sql(PARTS)
                .param("tenant", Tenancy.current())
                .param("project", project)
                .query(PartRow.class)
                .list()
                .stream()
                .map(row -> new Part(row.share(), row.schedule(), verified.getOrDefault(row.id(), new TreeMap<>())))
                .toList();
        return new ProjectValue(Optional.ofNullable(header.budget()), header.addsUp(), parts, costs(project));
    }

    private Header header(UUID project) {
        return jdbc.sql("SELECT coalesce(" + PhysicalProgress.ADDS_UP + ", false) AS adds_up," + """
                               (SELECT sum(l.amount) FROM construccion_budgets.budgets b
                                  JOIN construccion_budgets.budget_lines l
                                    ON l.tenant_id = b.tenant_id AND l.budget_id = b.id
                                 WHERE b.tenant_id = t.tenant_id AND b.project_id = t.id AND b.status = 'approved') AS budget
                          FROM construccion.projects t WHERE t.tenant_id = :tenant AND t.id = :project
                        """)
                .param("tenant", Tenancy.current())
                .param("project", project)
                .query(Header.class)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /** By the day it was seen, not by that of the signature: the work was as far on that day. */
    private Map<UUID, NavigableMap<LocalDate, BigDecimal>> verified(UUID project) {
        Map<UUID, NavigableMap<LocalDate, BigDecimal>> byPart = new HashMap<>();
        jdbc.sql("""
                        SELECT g.wbs_item_id, g.recorded_on, g.pct_cum
                          FROM construccion.progress g
                          JOIN construccion.wbs_items w ON w.tenant_id = g.tenant_id AND w.id = g.wbs_item_id
                         WHERE g.tenant_id = :tenant AND w.project_id = :project AND g.status = 'verified'
                         ORDER BY g.recorded_on, g.created_at
                        """)
                .param("tenant", Tenancy.current())
                .param("project", project)
                .query(Seen.class)
                .list()
                .forEach(seen -> byPart.computeIfAbsent(seen.wbsItemId(), _ -> new TreeMap<>())
                        .put(seen.recordedOn(), seen.pctCum()));
        return byPart;
    }

    private NavigableMap<LocalDate, BigDecimal> costs(UUID project) {
        NavigableMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        jdbc.sql("""
                        SELECT incurred_on, sum(sum(amount)) OVER (ORDER BY incurred_on) AS amount
                          FROM construccion_budgets.actual_costs
                         WHERE tenant_id = :tenant AND project_id = :project GROUP BY incurred_on
                        """)
                .param("tenant", Tenancy.current())
                .param("project", project)
                .query(Spent.class)
                .list()
                .forEach(spent -> byDay.put(spent.incurredOn(), spent.amount()));
        return byDay;
    }

    /** Each concept of the approved budget, and each that did cost something by that day without being in it. */
    List<ConceptCost> concepts(UUID project, LocalDate day) {
        return jdbc.sql("""
                        SELECT code, max(concept) AS concept, sum(budgeted) AS budgeted, sum(actual) AS actual
                          FROM (SELECT l.code, l.concept, l.amount AS budgeted, 0 AS actual
                                  FROM construccion_budgets.budgets b
                                  JOIN construccion_budgets.budget_lines l
                                    ON l.tenant_id = b.tenant_id AND l.budget_id = b.id
                                 WHERE b.tenant_id = :tenant AND b.project_id = :project AND b.status = 'approved'
                                 UNION ALL
                                SELECT code, NULL, 0, amount
                                  FROM construccion_budgets.actual_costs
                                 WHERE tenant_id = :tenant AND project_id = :project AND incurred_on <= :day) c
                         GROUP BY code ORDER BY code
                        """)
                .param("tenant", Tenancy.current())
                .param("project", project)
                .param("day", day)
                .query(ConceptCost.class)
                .list();
    }
}
