package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Percent;
import dev.isem.erp.construccion.budget.BudgetVsActual;
import dev.isem.erp.construccion.budget.BudgetVsActual.Concept;
import dev.isem.erp.construccion.parameter.Parameters;
import dev.isem.erp.construccion.parameter.PurchaseLimits;
import dev.isem.erp.construccion.project.Projects;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whether an order may be approved: of each concept, {@code actual + committed + this <= budget × (1 + tolerance)}, and no
 * price above the budget's by more than its own tolerance.
 */
@Component
class BudgetControl {

    private final BudgetVsActual figures;
    private final Projects projects;
    private final Parameters parameters;

    BudgetControl(BudgetVsActual figures, Projects projects, Parameters parameters) {
        this.figures = figures;
        this.projects = projects;
        this.parameters = parameters;
    }

    /**
     * Judges the lines of an order, and keeps others from the project's budget until the commit.
     *
     * @return whether they go beyond a limit, as a director may allow
     * @throws Problem 409 when they do and it is no director who asks, or a concept is not in the approved budget
     */
    boolean admit(UUID project, List<PurchaseOrders.Line> lines, boolean isDirector) {
        projects.hold(project);
        figures.mustHaveAll(
                project, lines.stream().map(PurchaseOrders.Line::code).toList());
        List<Text> beyond = beyond(figures.byCode(project), lines, parameters.ofPurchases());
        if (!beyond.isEmpty() && !isDirector) {
            throw refusal(beyond);
        }
        return !beyond.isEmpty();
    }

    private static Problem refusal(List<Text> beyond) {
        return Problem.conflict(
                String.join(" ", beyond.stream().map(Text::es).toList())
                        + " Solo dirección puede aprobarla así. No se cambió nada.",
                String.join(" ", beyond.stream().map(Text::en).toList())
                        + " Only a director may approve it like this. Nothing was changed.");
    }

    /** What goes beyond a limit, each in words. All codes are budgeted. */
    static List<Text> beyond(Map<String, Concept> budget, List<PurchaseOrders.Line> lines, PurchaseLimits limits) {
        List<Text> beyond = new ArrayList<>();
        Map<String, BigDecimal> asked = new TreeMap<>();
        for (PurchaseOrders.Line line : lines) {
            asked.merge(line.code(), line.amount(), BigDecimal::add);
        }
        asked.forEach((code, amount) -> {
            Concept concept = concept(budget, code);
            if (amount.compareTo(concept.available(limits.budgetTolerancePct())) > 0) {
                beyond.add(beyondBudget(concept, amount, limits));
            }
        });
        for (PurchaseOrders.Line line : lines) {
            mostPrice(concept(budget, line.code()), line.unit(), limits)
                    .filter(most -> line.unitPrice().compareTo(most) > 0)
                    .ifPresent(most -> beyond.add(beyondPrice(line, most)));
        }
        return beyond;
    }

    private static Concept concept(Map<String, Concept> budget, String code) {
        Concept concept = budget.get(code);
        if (concept == null) {
            throw new IllegalStateException(code + " is not budgeted");
        }
        return concept;
    }

    /** Prices can be compared only where the concept is bought in its own unit. */
    private static Optional<BigDecimal> mostPrice(Concept concept, String unit, PurchaseLimits limits) {
        return Optional.ofNullable(concept.unitPrice())
                .filter(_ -> unit.equalsIgnoreCase(concept.unit()))
                .map(price -> Percent.plus(price, limits.priceTolerancePct()));
    }

    private static Text beyondBudget(Concept concept, BigDecimal amount, PurchaseLimits limits) {
        BigDecimal available = concept.available(limits.budgetTolerancePct());
        return Text.of(
                concept.code() + ": pide " + amount + " y hay " + available + " disponible (presupuesto "
                        + concept.budgeted() + ", comprometido " + concept.committed() + ", real " + concept.actual()
                        + ").",
                concept.code() + ": it asks for " + amount + " and " + available + " is available (budget "
                        + concept.budgeted() + ", committed " + concept.committed() + ", actual " + concept.actual()
                        + ").");
    }

    private static Text beyondPrice(PurchaseOrders.Line line, BigDecimal most) {
        String price = plain(line.unitPrice());
        String limit = plain(most);
        return Text.of(
                line.code() + " «" + line.description() + "»: su precio es " + price + " y el presupuesto admite "
                        + limit + ".",
                line.code() + " \"" + line.description() + "\": its price is " + price + " and the budget allows "
                        + limit + ".");
    }

    /** With two decimals, or as many as it needs. */
    private static String plain(BigDecimal price) {
        BigDecimal shortest = price.stripTrailingZeros();
        return shortest.setScale(Math.max(2, shortest.scale())).toPlainString();
    }
}
