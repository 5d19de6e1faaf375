package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.ReasonField;
import dev.isem.erp.construccion.budget.ConceptFields;
import dev.isem.erp.construccion.contract.Authority;
import dev.isem.erp.construccion.project.Partners;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Purchase orders: approved within the budget, or beyond it by a director; receipts move them on. */
@RestController
@RequestMapping("/api/purchase-orders")
public class PurchaseOrderEndpoints extends CrudEndpoints {

    private final PurchaseOrders orders;
    private final Partners partners;

    PurchaseOrderEndpoints(Store store, PurchaseOrders orders, Partners partners) {
        super(orders(), store);
        this.orders = orders;
        this.partners = partners;
    }

    /** What a purchase order is. */
    public static Resource orders() {
        return Resource.of(
                        "purchase-orders",
                        "construccion_purchasing.purchase_orders",
                        Text.of("Órdenes de compra", "Purchase orders"),
                        Text.of("Orden de compra", "Purchase order"))
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id"
                        + " LEFT JOIN core.partners q ON q.tenant_id = t.tenant_id AND q.id = t.partner_id")
                .icon("list")
                .newestFirst("folio")
                .calledBy("folio", "partnerName")
                .order(42)
                .under(Menu.PURCHASES)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        Field.folio("folio", "OC", "Folio", "Folio"),
                        ProjectFields.reference().required().onlyOnCreate(),
                        ProjectFields.name(),
                        Field.reference("requisitionId", "requisitions", "Requisición", "Requisition")
                                .readOnly(),
                        supplier().required(),
                        Field.text("partnerName", "Proveedor", "Supplier")
                                .readAs("q.name")
                                .inList()
                                .searched(),
                        Field.date("expectedOn", "Se espera el", "Expected on").inList(),
                        Field.of(FieldType.LONGTEXT, "note", "Nota", "Note").max(500),
                        status(),
                        ConceptFields.sum("construccion_purchasing.purchase_order_lines", "order_id"),
                        Field.money("received", "Recibido", "Received")
                                .readAs(PurchaseOrders.RECEIVED_AMOUNT)
                                .inList()
                                .withTotal(),
                        Field.of(FieldType.BOOLEAN, "beyondLimits", "Rebasa presupuesto o precio", "Beyond the budget")
                                .otherwise(false)
                                .readOnly()
                                .filter(),
                        Field.reference("approvedBy", "core/users", "Aprobó", "Approved by")
                                .readOnly(),
                        Field.of(FieldType.DATETIME, "approvedAt", "Aprobada el", "Approved at")
                                .readOnly(),
                        ReasonField.reason().readOnly())
                .editableIn("draft")
                .children(
                        new Resource.Child("purchase-order-lines", "orderId"),
                        new Resource.Child("receipts", "orderId"))
                .transitions(
                        Transition.named("approve", "Aprobar", "Approve")
                                .from("draft")
                                .toned(Choice.Tone.SUCCESS)
                                .forSome(Authority.OF_DIRECTORS),
                        ReasonField.cancel("draft", "approved", "partially_received")
                                .irreversible(
                                        "La orden queda cancelada y lo que falta por recibir deja de estar comprometido.",
                                        "The order is cancelled, and what has not arrived is committed no more."));
    }

    static Field supplier() {
        return Field.reference("partnerId", "core/partners", "Proveedor", "Supplier");
    }

    private static Field status() {
        return Field.status(
                Choice.of("draft", "Borrador", "Draft"),
                Choice.of("approved", "Aprobada", "Approved").toned(Choice.Tone.INFO),
                Choice.of("partially_received", "Recibida en parte", "Partially received")
                        .toned(Choice.Tone.INFO),
                Choice.of("received", "Recibida", "Received").toned(Choice.Tone.SUCCESS),
                Choice.of("cancelled", "Cancelada", "Cancelled"));
    }

    @Override
    protected void check(Optional<Row> before, Values values) {
        UUID supplier = values.id("partnerId").orElseThrow();
        partners.mustSupply(supplier);
        partners.mustBeActiveIfNew(before, supplier);
    }

    @Override
    protected Row move(Transition.Step step) {
        if (step.name().equals("approve")) {
            return orders.approve(step.before(), mayDo(Authority.OF_DIRECTORS.name()));
        }
        orders.releaseRest(step.before().id());
        return super.move(step);
    }
}
