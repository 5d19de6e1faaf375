package dev.isem.erp.construccion.demo;

import dev.isem.erp.construccion.budget.BudgetEndpoints;
import dev.isem.erp.construccion.budget.BudgetLineEndpoints;
import dev.isem.erp.construccion.project.ProjectEndpoints;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.demo.DemoFile;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works of the core's two demo companies. Their clients are found by the ids that demo records always have. */
@Component
class ConstruccionDemo implements DemoData {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    ConstruccionDemo(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void load() {
        for (String slug : List.of("norte", "sur")) {
            Tenancy.call(
                    DemoData.tenant(slug),
                    () -> transactions.write(() -> {
                        DemoFile.read("demo/projects.csv").load(jdbc, ProjectEndpoints.projects(), slug);
                        DemoFile.read("demo/budgets.csv").load(jdbc, BudgetEndpoints.budgets(), slug);
                        DemoFile.read("demo/budget-lines.csv").load(jdbc, BudgetLineEndpoints.lines(), slug);
                        return slug;
                    }));
        }
    }
}
