package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.ReasonField;
import dev.isem.erp.construccion.budget.ConceptFields;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.PastDay;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Returns to suppliers: a draft says that all of a receipt goes back until somebody corrects it; confirmed it is fixed. */
@RestController
@RequestMapping("/api/purchase-returns")
public class PurchaseReturnEndpoints extends CrudEndpoints {

    private final PurchaseReturns returns;

    PurchaseReturnEndpoints(Store store, PurchaseReturns returns) {
        super(returns(), store);
        this.returns = returns;
    }

    /** What a return to a supplier is. */
    public static Resource returns() {
        return Resource.of(
                        "purchase-returns",
                        "construccion_purchasing.purchase_returns",
                        Text.of("Devoluciones a proveedor", "Returns to suppliers"),
                        Text.of("Devolución a proveedor", "Return to a supplier"))
                .joining("JOIN construccion_purchasing.receipts r"
                        + " ON r.tenant_id = t.tenant_id AND r.id = t.receipt_id"
                        + " JOIN construccion_purchasing.purchase_orders o"
                        + " ON o.tenant_id = r.tenant_id AND o.id = r.order_id"
                        + " LEFT JOIN core.partners q ON q.tenant_id = o.tenant_id AND q.id = o.partner_id")
                .icon("list")
                .newestFirst("folio")
                .calledBy("folio")
                .order(45)
                .under(Menu.PURCHASES)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        Field.folio("folio", "DEV", "Folio", "Folio"),
                        Field.reference("receiptId", "receipts", "Recepción", "Receipt")
                                .required()
                                .onlyOnCreate(),
                        Field.text("receiptName", "Recepción", "Receipt")
                                .readAs("r.folio")
                                .inList()
                                .searched(),
                        PurchaseOrderFields.supplierName(),
                        Field.date("returnedOn", "Devuelto el", "Returned on")
                                .required()
                                .inList(),
                        ReasonField.reason().required().inList(),
                        Field.text("creditNote", "Nota de crédito o de cambio", "Credit or exchange note")
                                .max(100)
                                .searched(),
                        Field.status(
                                Choice.of("draft", "Borrador", "Draft"),
                                Choice.of("confirmed", "Confirmada", "Confirmed")
                                        .toned(Choice.Tone.SUCCESS),
                                Choice.of("cancelled", "Cancelada", "Cancelled")),
                        ConceptFields.sum("construccion_purchasing.purchase_return_lines", "return_id"))
                .editableIn("draft")
                .children(new Resource.Child("purchase-return-lines", "returnId"))
                .transitions(
                        Transition.named("confirm", "Confirmar", "Confirm")
                                .from("draft")
                                .to("confirmed")
                                .toned(Choice.Tone.SUCCESS)
                                .irreversible(
                                        "Lo devuelto sale de la existencia de la obra y su costo del presupuesto; la devolución ya no cambia.",
                                        "What goes back leaves the site's stock and its cost the budget; the return changes no more."),
                        Transition.cancelDraft());
    }

    @Override
    protected void check(Values values) {
        PastDay.check(values, "returnedOn", store());
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID receipt = values.id("receiptId").orElseThrow();
        returns.mustHaveArrived(receipt, day(values));
        Stored stored = super.insert(id, values);
        if (stored.isNew()) {
            returns.proposeAll(id, receipt);
        }
        return stored;
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        returns.mustHaveArrived(table().get(id).id("receiptId"), day(values));
        return super.change(id, version, values);
    }

    private static LocalDate day(Values values) {
        return values.date("returnedOn").orElseThrow();
    }

    @Override
    protected Row move(Transition.Step step) {
        return step.name().equals("confirm") ? returns.confirm(step.before()) : super.move(step);
    }
}
