package dev.isem.erp.construccion.budget;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What concepts did cost, to be read: the documents that cost make it. */
@RestController
@RequestMapping("/api/actual-costs")
public class ActualCostEndpoints extends ReadEndpoints {

    private static final SourceFields RECEIPT =
            new SourceFields("receipt", "receipts", Text.of("Recepción", "Receipt"), "r");
    private static final SourceFields PAYROLL =
            new SourceFields("payroll", "payrolls", Text.of("Nómina", "Payroll"), "n");
    private static final SourceFields ESTIMATE =
            new SourceFields("estimate", "estimates", Text.of("Estimación", "Estimate"), "s");

    private static final SourceFields RETURN =
            new SourceFields("return", "purchase-returns", Text.of("Devolución", "Return"), "v");

    ActualCostEndpoints(Store store) {
        super(costs(), store);
    }

    /** What an actual cost is. */
    public static Resource costs() {
        return Resource.of(
                        "actual-costs",
                        "construccion_budgets.actual_costs",
                        Text.of("Costos reales", "Actual costs"),
                        Text.of("Costo real", "Actual cost"))
                .guardedAs("budgets")
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id"
                        + " LEFT JOIN construccion_purchasing.receipts r"
                        + " ON t.source = 'receipt' AND r.tenant_id = t.tenant_id AND r.id = t.source_id"
                        + " LEFT JOIN construccion_purchasing.purchase_returns v"
                        + " ON t.source = 'purchase_return' AND v.tenant_id = t.tenant_id AND v.id = t.source_id"
                        + " LEFT JOIN construccion_hr.payrolls n"
                        + " ON t.source IN ('payroll', 'payroll_reversal') AND n.tenant_id = t.tenant_id AND n.id = t.source_id"
                        + " LEFT JOIN (construccion_estimates.estimates s JOIN construccion_contracts.contracts c"
                        + " ON c.tenant_id = s.tenant_id AND c.id = s.contract_id)"
                        + " ON t.source = 'subcontract' AND s.tenant_id = t.tenant_id AND s.id = t.source_id")
                .icon("list")
                .newestFirst("incurredOn")
                .calledBy("code")
                .order(24)
                .under(Menu.COSTS)
                .only(Resource.Ability.READ)
                .fields(
                        Field.text("code", "Clave", "Code").inList().searched(),
                        ProjectFields.reference(),
                        ProjectFields.name(),
                        Field.choice(
                                "source",
                                "Origen",
                                "Source",
                                Choice.of("receipt", "Recepción", "Receipt"),
                                Choice.of("purchase_return", "Devolución", "Return"),
                                Choice.of("payroll", "Nómina", "Payroll"),
                                Choice.of("payroll_reversal", "Nómina revertida", "Payroll reversed"),
                                Choice.of("subcontract", "Subcontrato", "Subcontract")),
                        RECEIPT.reference(),
                        RECEIPT.called("r.folio"),
                        RETURN.reference(),
                        RETURN.called("v.folio"),
                        PAYROLL.reference(),
                        PAYROLL.called("n.folio"),
                        ESTIMATE.reference(),
                        ESTIMATE.called("c.folio || ' / ' || s.n"),
                        Field.date("incurredOn", "Fecha", "Date").inList(),
                        Field.money("amount", "Importe", "Amount").inList().withTotal());
    }
}
