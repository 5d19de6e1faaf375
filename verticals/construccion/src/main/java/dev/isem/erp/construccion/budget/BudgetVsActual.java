package dev.isem.erp.construccion.budget;

import dev.isem.erp.construccion.Percent;
import dev.isem.erp.platform.money.Money;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each concept of a project may cost, what is ordered and not here yet, and what it did cost. */
@Component
public class BudgetVsActual {

    /**
     * SQL: a line for each concept of the approved budget, and for each that costs anything without being in it. Nothing
     * is in two of the sums: what is released of a commitment has become a cost, or never will.
     */
    static final String ROWS = """
            (SELECT f.tenant_id, md5(f.project_id::text || '/' || f.code)::uuid AS id, 1 AS version,
                    max(f.created_at) AS created_at, f.project_id, f.code, max(f.concept) AS concept, max(f.type) AS type,
                    max(f.unit) AS unit, max(f.unit_price) AS unit_price, sum(f.budgeted) AS budgeted,
                    sum(f.committed) AS committed, sum(f.actual) AS actual,
                    sum(f.budgeted - f.committed - f.actual) AS available
               FROM (SELECT b.tenant_id, b.project_id, l.code, l.created_at, l.concept, l.type, l.unit, l.unit_price,
                            l.amount AS budgeted, 0 AS committed, 0 AS actual
                       FROM construccion_budgets.budgets b JOIN construccion_budgets.budget_lines l
                           ON l.tenant_id = b.tenant_id AND l.budget_id = b.id
                      WHERE b.status = 'approved'
                      UNION ALL
                     SELECT tenant_id, project_id, code, created_at, NULL, NULL, NULL, NULL, 0, amount - released, 0
                       FROM construccion_budgets.commitments
                      UNION ALL
                     SELECT tenant_id, project_id, code, created_at, NULL, NULL, NULL, NULL, 0, 0, amount
                       FROM construccion_budgets.actual_costs) f
              GROUP BY f.tenant_id, f.project_id, f.code)""";

    private static final String CONCEPTS =
            "SELECT t.code, t.concept, t.type, t.unit, t.unit_price, t.budgeted, t.committed, t.actual FROM " + ROWS
                    + " t WHERE t.tenant_id = :tenant AND t.project_id = :project";

    private final JdbcClient jdbc;

    BudgetVsActual(Store store) {
        this.jdbc = store.jdbc();
    }

    /**
     * One concept.
     *
     * @param concept null, as are type, unit and price, when the approved budget does not have it
     * @param budgeted amount in the approved budget
     * @param committed of documents that are not fulfilled yet
     * @param actual what it did cost
     */
    public record Concept(
            String code,
            @Nullable String concept,
            @Nullable String type,
            @Nullable String unit,
            @Nullable BigDecimal unitPrice,
            BigDecimal budgeted,
            BigDecimal committed,
            BigDecimal actual) {

        public boolean isBudgeted() {
            return concept != null;
        }

        /** What is left, of the budget with so many percent more. */
        public BigDecimal available(BigDecimal tolerancePct) {
            return Money.round(Percent.plus(budgeted, tolerancePct))
                    .subtract(committed)
                    .subtract(actual);
        }

        /** A price per unit of work holds wages; the price of a material or of a machine does not. */
        private boolean takesLabour() {
            return "labor".equals(type) || "composite".equals(type);
        }

        private boolean isUsedUpAsItComes() {
            return "labor".equals(type) || "equipment".equals(type);
        }
    }

    /** All concepts of a project, in the order of their codes. */
    public List<Concept> of(UUID project) {
        return jdbc.sql(CONCEPTS + " ORDER BY t.code")
                .param("tenant", Tenancy.current())
                .param("project", project)
                .query(Concept.class)
                .list();
    }

    /** The same by code. */
    public Map<String, Concept> byCode(UUID project) {
        return of(project).stream().collect(Collectors.toMap(Concept::code, Function.identity()));
    }

    /**
     * Looks for the concept of a line in the approved budget.
     *
     * @throws Problem 422 at {@code /code} when it is not there
     */
    public void mustHave(UUID project, String code) {
        Concept _ = budgeted(project, code);
    }

    /** One concept, without adding up the others. */
    private Concept budgeted(UUID project, String code) {
        return jdbc.sql(CONCEPTS + " AND t.code = :code")
                .param("tenant", Tenancy.current())
                .param("project", project)
                .param("code", code)
                .query(Concept.class)
                .optional()
                .filter(Concept::isBudgeted)
                .orElseThrow(() -> Problem.invalid(
                        "/code",
                        "El presupuesto aprobado de la obra no tiene este concepto. Lo agrega una nueva revisión.",
                        "The project's approved budget does not have this concept. A new revision adds it."));
    }

    /**
     * Looks for a concept that people's work costs.
     *
     * @throws Problem 422 at {@code /code} when it is not there, or is all material or machine
     */
    public void mustHaveLabour(UUID project, String code) {
        if (!budgeted(project, code).takesLabour()) {
            throw Problem.invalid(
                    "/code",
                    "Este concepto no lleva mano de obra en el presupuesto: es de material o de equipo.",
                    "This concept has no labour in the budget: it is material or equipment.");
        }
    }

    /**
     * Looks for the concepts of a document in the approved budget.
     *
     * @throws Problem 409 naming those that are not there
     */
    public void mustHaveAll(UUID project, Collection<String> codes) {
        Map<String, Concept> known = byCode(project);
        List<String> missing = codes.stream()
                .distinct()
                .filter(code -> !isBudgeted(known, code))
                .toList();
        if (!missing.isEmpty()) {
            String named = String.join(", ", missing);
            throw Problem.conflict(
                    "El presupuesto aprobado de la obra no tiene: " + named
                            + ". Lo agrega una nueva revisión. No se cambió nada.",
                    "The project's approved budget does not have: " + named
                            + ". A new revision adds it. Nothing was changed.");
        }
    }

    /** Whether the project has an approved budget. */
    boolean isApproved(UUID project) {
        return of(project).stream().anyMatch(Concept::isBudgeted);
    }

    /**
     * Whether what is bought for a concept, told by its code, lies at the site until somebody needs it: all but workers and
     * machines.
     */
    public Predicate<String> keptAtSite(UUID project) {
        Set<String> usedUp = of(project).stream()
                .filter(Concept::isUsedUpAsItComes)
                .map(Concept::code)
                .collect(Collectors.toSet());
        return code -> !usedUp.contains(code);
    }

    private static boolean isBudgeted(Map<String, Concept> known, String code) {
        Concept concept = known.get(code);
        return concept != null && concept.isBudgeted();
    }
}
