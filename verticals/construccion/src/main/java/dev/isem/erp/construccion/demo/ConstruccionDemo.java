package dev.isem.erp.construccion.demo;

import dev.isem.erp.construccion.budget.BudgetEndpoints;
import dev.isem.erp.construccion.budget.BudgetLineEndpoints;
import dev.isem.erp.construccion.project.ProjectEndpoints;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.demo.DemoFile;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.List;
import org.springframework.stereotype.Component;

/** Works of the core's two demo companies. Their clients are found by the ids that demo records always have. */
@Component
class ConstruccionDemo implements DemoData {

    private final Store store;

    ConstruccionDemo(Store store) {
        this.store = store;
    }

    @Override
    public void load() {
        for (String slug : List.of("norte", "sur")) {
            Tenancy.call(
                    DemoData.tenant(slug),
                    () -> store.transactions().write(() -> {
                        DemoFile.read("demo/projects.csv").load(store, ProjectEndpoints.projects(), slug);
                        DemoFile.read("demo/budgets.csv").load(store, BudgetEndpoints.budgets(), slug);
                        DemoFile.read("demo/budget-lines.csv").load(store, BudgetLineEndpoints.lines(), slug);
                        return slug;
                    }));
        }
    }
}
