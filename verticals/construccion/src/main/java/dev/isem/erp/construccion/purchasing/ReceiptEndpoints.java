package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Menu;
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
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Receipts of orders: a draft says that all the rest arrived until somebody corrects it; once posted it is fixed. */
@RestController
@RequestMapping("/api/receipts")
public class ReceiptEndpoints extends CrudEndpoints {

    private final Receipts receipts;
    private final PurchaseOrders orders;

    ReceiptEndpoints(Store store, Receipts receipts, PurchaseOrders orders) {
        super(receipts(), store);
        this.receipts = receipts;
        this.orders = orders;
    }

    /** What a receipt is. */
    public static Resource receipts() {
        return Resource.of(
                        "receipts",
                        "construccion_purchasing.receipts",
                        Text.of("Recepciones", "Receipts"),
                        Text.of("Recepción", "Receipt"))
                .joining("JOIN construccion_purchasing.purchase_orders o"
                        + " ON o.tenant_id = t.tenant_id AND o.id = t.order_id"
                        + " LEFT JOIN core.partners q ON q.tenant_id = o.tenant_id AND q.id = o.partner_id")
                .icon("list")
                .newestFirst("folio")
                .calledBy("folio", "supplierName")
                .order(44)
                .under(Menu.PURCHASES)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        Field.folio("folio", "REC", "Folio", "Folio"),
                        PurchaseOrderFields.reference().required().onlyOnCreate(),
                        PurchaseOrderFields.name(),
                        PurchaseOrderFields.supplierName(),
                        Field.date("receivedOn", "Recibido el", "Received on")
                                .required()
                                .inList(),
                        Field.text("deliveryNote", "Remisión", "Delivery note")
                                .max(100)
                                .inList()
                                .searched(),
                        Field.status(
                                Choice.of("draft", "Borrador", "Draft"),
                                Choice.of("posted", "Registrada", "Posted").toned(Choice.Tone.SUCCESS),
                                Choice.of("cancelled", "Cancelada", "Cancelled")),
                        ConceptFields.sum("construccion_purchasing.receipt_lines", "receipt_id"))
                .editableIn("draft")
                .children(
                        new Resource.Child("receipt-lines", "receiptId"),
                        new Resource.Child("purchase-returns", "receiptId"))
                .transitions(
                        Transition.named("post", "Registrar", "Post")
                                .from("draft")
                                .to("posted")
                                .toned(Choice.Tone.SUCCESS)
                                .irreversible(
                                        "Lo recibido entra a la existencia de la obra y su costo al presupuesto; la recepción ya no cambia.",
                                        "What came goes into the site's stock and its cost into the budget; the receipt changes no more."),
                        Transition.cancelDraft());
    }

    @Override
    protected void check(Values values) {
        PastDay.check(values, "receivedOn", store());
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID order = values.id("orderId").orElseThrow();
        PurchaseOrders.Header header = orders.hold(order);
        if (table().find(id).isEmpty()) {
            header.mustTakeReceipts();
        }
        Stored stored = super.insert(id, values);
        if (stored.isNew()) {
            receipts.expectTheRest(id, order);
        }
        return stored;
    }

    @Override
    protected Row move(Transition.Step step) {
        return step.name().equals("post") ? receipts.post(step.before()) : super.move(step);
    }
}
