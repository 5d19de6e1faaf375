package dev.isem.erp.construccion.demo;

import dev.isem.erp.construccion.budget.BudgetEndpoints;
import dev.isem.erp.construccion.budget.BudgetLineEndpoints;
import dev.isem.erp.construccion.contract.AddendumEndpoints;
import dev.isem.erp.construccion.contract.AddendumLineEndpoints;
import dev.isem.erp.construccion.contract.ContractEndpoints;
import dev.isem.erp.construccion.contract.ContractLineEndpoints;
import dev.isem.erp.construccion.estimate.AdvanceEndpoints;
import dev.isem.erp.construccion.estimate.EstimateEndpoints;
import dev.isem.erp.construccion.estimate.EstimateLineEndpoints;
import dev.isem.erp.construccion.estimate.RetentionEndpoints;
import dev.isem.erp.construccion.hr.HrDemo;
import dev.isem.erp.construccion.hse.HseDemo;
import dev.isem.erp.construccion.parameter.ParameterEndpoints;
import dev.isem.erp.construccion.progress.ProgressEndpoints;
import dev.isem.erp.construccion.progress.WbsItemEndpoints;
import dev.isem.erp.construccion.project.ProjectEndpoints;
import dev.isem.erp.construccion.purchasing.PurchasingDemo;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.demo.DemoFile;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.List;
import org.springframework.stereotype.Component;

/** Works of the core's two demo companies. Their clients are found by the ids that demo records always have. */
@Component
class ConstruccionDemo implements DemoData {

    /** Each has a file of its name. Whatever refers to another comes after it. */
    private static final List<Resource> RECORDS = List.of(
            ProjectEndpoints.projects(),
            BudgetEndpoints.budgets(),
            BudgetLineEndpoints.lines(),
            EarlierSubcontracts.costs(),
            ParameterEndpoints.parameters(),
            WbsItemEndpoints.items(),
            ProgressEndpoints.progress(),
            ContractEndpoints.contracts(),
            ContractLineEndpoints.lines(),
            AddendumEndpoints.addendums(),
            AddendumLineEndpoints.lines(),
            AdvanceEndpoints.advances(),
            EstimateEndpoints.estimates(),
            EstimateLineEndpoints.lines(),
            RetentionEndpoints.retentions());

    private final Store store;
    private final PurchasingDemo purchasing;
    private final HrDemo hr;
    private final HseDemo hse;

    ConstruccionDemo(Store store, PurchasingDemo purchasing, HrDemo hr, HseDemo hse) {
        this.store = store;
        this.purchasing = purchasing;
        this.hr = hr;
        this.hse = hse;
    }

    @Override
    public void load() {
        for (String slug : List.of("norte", "sur")) {
            Tenancy.call(
                    DemoData.tenant(slug),
                    () -> store.transactions().write(() -> {
                        RECORDS.forEach(records ->
                                DemoFile.read("demo/" + records.name() + ".csv").load(store, records, slug));
                        purchasing.load(slug);
                        hr.load(slug);
                        hse.load(slug);
                        return slug;
                    }));
        }
    }
}
