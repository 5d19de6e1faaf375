package dev.isem.erp.construccion.purchasing;

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

/** Lines of a receipt: how much of an order's line arrived. */
@RestController
@RequestMapping("/api/receipt-lines")
public class ReceiptLineEndpoints extends CrudEndpoints {

    private final Receipts receipts;

    ReceiptLineEndpoints(Store store, Receipts receipts) {
        super(lines(), store);
        this.receipts = receipts;
    }

    /** What a line of a receipt is. */
    public static Resource lines() {
        return Resource.of(
                        "receipt-lines",
                        "construccion_purchasing.receipt_lines",
                        Text.of("Materiales recibidos", "Receipt lines"),
                        Text.of("Material recibido", "Receipt line"))
                .linesOf(ReceiptEndpoints.receipts(), "receiptId")
                .guardedAs("receipts")
                .joining("JOIN construccion_purchasing.receipt_lines x ON x.tenant_id = t.tenant_id AND x.id = t.id"
                        + " JOIN construccion_purchasing.purchase_order_lines l"
                        + " ON l.tenant_id = t.tenant_id AND l.id = t.order_line_id")
                .icon("list")
                .sortedBy("code")
                .calledBy("description", "code")
                .order(45)
                .hidden()
                .fields(
                        Field.reference("receiptId", "receipts", "Recepción", "Receipt")
                                .required()
                                .onlyOnCreate(),
                        Field.reference("orderLineId", "purchase-order-lines", "Material pedido", "Order line")
                                .within("orderId", "receiptId")
                                .required()
                                .onlyOnCreate(),
                        OrderedFields.code(),
                        OrderedFields.description(),
                        OrderedFields.unit(),
                        Field.decimal("ordered", 4, "Pedido", "Ordered")
                                .readAs("l.quantity")
                                .inList(),
                        ConceptFields.quantity("Recibido", "Received"),
                        Field.decimal("returned", 4, "Devuelto", "Returned")
                                .readAs(PurchaseReturns.RETURNED)
                                .inList(),
                        ConceptFields.worth());
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID receipt = values.id("receiptId").orElseThrow();
        UUID orderLine = values.id("orderLineId").orElseThrow();
        return super.insert(id, valued(values, receipt, orderLine));
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        Row before = table().get(id);
        return super.change(id, version, valued(values, before.id("receiptId"), before.id("orderLineId")));
    }

    private Values valued(Values values, UUID receipt, UUID orderLine) {
        return values.with(
                "amount",
                receipts.worth(receipt, orderLine, values.number("quantity").orElseThrow()));
    }
}
