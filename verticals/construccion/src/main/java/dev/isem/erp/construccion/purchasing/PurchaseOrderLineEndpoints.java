package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.budget.BudgetVsActual;
import dev.isem.erp.construccion.budget.ConceptFields;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lines of a purchase order, which change only while it is a draft. */
@RestController
@RequestMapping("/api/purchase-order-lines")
public class PurchaseOrderLineEndpoints extends CrudEndpoints {

    private final PurchaseOrders orders;
    private final BudgetVsActual budget;

    PurchaseOrderLineEndpoints(Store store, PurchaseOrders orders, BudgetVsActual budget) {
        super(lines(), store);
        this.orders = orders;
        this.budget = budget;
    }

    /** What a line of a purchase order is. */
    public static Resource lines() {
        return Resource.of(
                        "purchase-order-lines",
                        "construccion_purchasing.purchase_order_lines",
                        Text.of("Materiales pedidos", "Order lines"),
                        Text.of("Material pedido", "Order line"))
                .linesOf(PurchaseOrderEndpoints.orders(), "orderId")
                .guardedAs("purchase-orders")
                .joining(
                        "JOIN construccion_purchasing.purchase_order_lines l ON l.tenant_id = t.tenant_id AND l.id = t.id")
                .icon("list")
                .sortedBy("code")
                .calledBy("description", "code")
                .order(43)
                .hidden()
                .fields(
                        PurchaseOrderFields.reference().required().onlyOnCreate(),
                        ConceptFields.code(),
                        ConceptFields.description(),
                        ConceptFields.unit(),
                        ConceptFields.quantity(),
                        ConceptFields.unitPrice(),
                        ConceptFields.amount("Importe", "Amount"),
                        Field.decimal("received", 4, "Recibido", "Received")
                                .readAs(PurchaseOrders.RECEIVED)
                                .inList());
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        mustBeBudgeted(values.id("orderId").orElseThrow(), values);
        return super.insert(id, values);
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        mustBeBudgeted(table().get(id).id("orderId"), values);
        return super.change(id, version, values);
    }

    private void mustBeBudgeted(UUID order, Values values) {
        budget.mustHave(orders.projectOf(order), values.text("code").orElseThrow());
    }
}
