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

/** What documents will cost, to be read: approving them makes it, fulfilling or cancelling them releases it. */
@RestController
@RequestMapping("/api/commitments")
public class CommitmentEndpoints extends ReadEndpoints {

    private static final SourceFields ORDER =
            new SourceFields("order", "purchase-orders", Text.of("Orden de compra", "Purchase order"), "o");
    private static final SourceFields CONTRACT =
            new SourceFields("contract", "contracts", Text.of("Contrato", "Contract"), "c");

    CommitmentEndpoints(Store store) {
        super(commitments(), store);
    }

    /** What a commitment is. */
    public static Resource commitments() {
        return Resource.of(
                        "commitments",
                        "construccion_budgets.commitments",
                        Text.of("Compromisos", "Commitments"),
                        Text.of("Compromiso", "Commitment"))
                .guardedAs("budgets")
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id"
                        + " LEFT JOIN construccion_purchasing.purchase_orders o"
                        + " ON t.source = 'purchase_order' AND o.tenant_id = t.tenant_id AND o.id = t.source_id"
                        + " LEFT JOIN construccion_contracts.contracts c"
                        + " ON t.source = 'subcontract' AND c.tenant_id = t.tenant_id AND c.id = t.source_id")
                .icon("list")
                .newestFirst("createdAt")
                .calledBy("code")
                .order(23)
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
                                Choice.of("purchase_order", "Orden de compra", "Purchase order"),
                                Choice.of("subcontract", "Subcontrato", "Subcontract")),
                        ORDER.reference(),
                        ORDER.called("o.folio"),
                        CONTRACT.reference(),
                        CONTRACT.called("c.folio"),
                        amount("amount", "Importe", "Amount"),
                        amount("released", "Liberado", "Released"),
                        amount("open", "Por cumplir", "Open").readAs("(t.amount - t.released)"));
    }

    private static Field amount(String name, String es, String en) {
        return Field.money(name, es, en).readOnly().inList().withTotal();
    }
}
