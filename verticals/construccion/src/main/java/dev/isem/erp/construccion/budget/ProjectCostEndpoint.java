package dev.isem.erp.construccion.budget;

import dev.isem.erp.construccion.project.Projects;
import dev.isem.erp.platform.money.Money;
import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Allowed;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What one project may cost, will cost and did cost: concept by concept, and as a whole. */
@RestController
class ProjectCostEndpoint {

    private final Store store;
    private final Projects projects;
    private final BudgetVsActual figures;

    ProjectCostEndpoint(Store store, Projects projects, BudgetVsActual figures) {
        this.store = store;
        this.projects = projects;
        this.figures = figures;
    }

    /** Amounts are texts, as everywhere. */
    record Figures(String budgeted, String committed, String actual, String available) {

        private static Figures of(List<BudgetVsActual.Concept> concepts) {
            return new Figures(
                    sum(concepts, BudgetVsActual.Concept::budgeted),
                    sum(concepts, BudgetVsActual.Concept::committed),
                    sum(concepts, BudgetVsActual.Concept::actual),
                    sum(concepts, concept -> concept.available(BigDecimal.ZERO)));
        }

        private static String sum(
                List<BudgetVsActual.Concept> concepts, Function<BudgetVsActual.Concept, BigDecimal> amount) {
            return Money.sum(concepts.stream().map(amount).toList()).toPlainString();
        }
    }

    /** One concept. */
    record Line(
            String code, @Nullable String concept, @Nullable String unit, Figures figures) {}

    /** The whole project. */
    record Answer(List<Line> concepts, Figures total) {}

    @GetMapping("/api/projects/{id}/budget-vs-actual")
    @Allowed(resource = "budgets", action = "read")
    @Described("Budgeted, committed and actual cost of a project, by concept")
    Answer ofProject(@PathVariable UUID id) {
        List<BudgetVsActual.Concept> concepts = store.transactions().read(() -> {
            projects.mustExist(id);
            return figures.of(id);
        });
        List<Line> lines = concepts.stream()
                .map(one -> new Line(one.code(), one.concept(), one.unit(), Figures.of(List.of(one))))
                .toList();
        return new Answer(lines, Figures.of(concepts));
    }
}
