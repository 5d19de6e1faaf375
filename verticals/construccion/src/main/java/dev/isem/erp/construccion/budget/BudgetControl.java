package dev.isem.erp.construccion.budget;

import dev.isem.erp.construccion.Percent;
import dev.isem.erp.construccion.budget.BudgetVsActual.Concept;
import dev.isem.erp.construccion.parameter.Parameters;
import dev.isem.erp.construccion.parameter.PurchaseLimits;
import dev.isem.erp.construccion.project.Projects;
import dev.isem.erp.platform.money.Money;
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
 * Whether an order or a subcontract may be approved: of each concept, {@code actual + committed + this <= budget × (1 +
 * tolerance)}, and no price above the budget's by more than its own tolerance.
 */
@Component
public class BudgetControl {

    private static final Text NO_BUDGET =
            Text.of("La obra no tiene presupuesto aprobado.", "The project has no approved budget.");

    private final BudgetVsActual figures;
    private final Projects projects;
    private final Parameters parameters;

    BudgetControl(BudgetVsActual figures, Projects projects, Parameters parameters) {
        this.figures = figures;
        this.projects = projects;
        this.parameters = parameters;
    }

    /**
     * What a line of a document asks of a concept.
     *
     * @param price to be compared with the budget's, if it can be: a subcontract's is of a part of the work
     */
    public record Asked(String code, BigDecimal amount, Optional<Price> price) {}

    /** What is bought, by which unit and at what price. */
    public record Price(String description, String unit, BigDecimal each) {}

    /**
     * Judges the lines of a document, and keeps others from the project's budget until the commit.
     *
     * @return whether they go beyond a limit, as a director may allow
     * @throws Problem 409 when they do and it is no director who asks, a concept is not in the approved budget, or the
     *     project is closed
     */
    public boolean admit(UUID project, List<Asked> lines, boolean isDirector) {
        projects.holdOpen(project);
        figures.mustHaveAll(project, lines.stream().map(Asked::code).toList());
        return allowed(beyond(figures.byCode(project), lines, parameters.ofPurchases()), isDirector);
    }

    /** The same of what may be agreed before the project has an approved budget: until then nothing tells whether it fits. */
    public boolean admitEvenUnbudgeted(UUID project, List<Asked> lines, boolean isDirector) {
        projects.holdOpen(project);
        return figures.isApproved(project)
                ? admit(project, lines, isDirector)
                : allowed(List.of(NO_BUDGET), isDirector);
    }

    private static boolean allowed(List<Text> beyond, boolean isDirector) {
        if (!beyond.isEmpty() && !isDirector) {
            throw refusal(beyond);
        }
        return !beyond.isEmpty();
    }

    private static Problem refusal(List<Text> beyond) {
        return Problem.conflict(
                String.join(" ", beyond.stream().map(Text::es).toList())
                        + " Así solo lo aprueba dirección. No se cambió nada.",
                String.join(" ", beyond.stream().map(Text::en).toList())
                        + " Only a director may approve it like this. Nothing was changed.");
    }

    /** What goes beyond a limit, each in words. All codes are budgeted. */
    private static List<Text> beyond(Map<String, Concept> budget, List<Asked> lines, PurchaseLimits limits) {
        List<Text> beyond = new ArrayList<>();
        Map<String, BigDecimal> asked = new TreeMap<>();
        for (Asked line : lines) {
            asked.merge(line.code(), line.amount(), BigDecimal::add);
        }
        asked.forEach((code, amount) -> {
            Concept concept = concept(budget, code);
            if (amount.signum() > 0 && amount.compareTo(concept.available(limits.budgetTolerancePct())) > 0) {
                beyond.add(beyondBudget(concept, amount, limits));
            }
        });
        for (Asked line : lines) {
            line.price()
                    .flatMap(price -> beyondPrice(concept(budget, line.code()), price, limits))
                    .ifPresent(beyond::add);
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
        BigDecimal committed = Money.round(concept.committed());
        BigDecimal actual = Money.round(concept.actual());
        return Text.of(
                concept.code() + ": pide " + amount + " y hay " + available + " disponible (presupuesto "
                        + concept.budgeted() + ", comprometido " + committed + ", real " + actual + ").",
                concept.code() + ": it asks for " + amount + " and " + available + " is available (budget "
                        + concept.budgeted() + ", committed " + committed + ", actual " + actual + ").");
    }

    private static Optional<Text> beyondPrice(Concept concept, Price price, PurchaseLimits limits) {
        return mostPrice(concept, price.unit(), limits)
                .filter(most -> price.each().compareTo(most) > 0)
                .map(most -> {
                    String what = plain(price.each());
                    String limit = plain(most);
                    return Text.of(
                            concept.code() + " «" + price.description() + "»: su precio es " + what
                                    + " y el presupuesto admite " + limit + ".",
                            concept.code() + " \"" + price.description() + "\": its price is " + what
                                    + " and the budget allows " + limit + ".");
                });
    }

    /** With two decimals, or as many as it needs. */
    private static String plain(BigDecimal price) {
        BigDecimal shortest = price.stripTrailingZeros();
        return shortest.setScale(Math.max(2, shortest.scale())).toPlainString();
    }
}
