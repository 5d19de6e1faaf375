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

/** Lines of a return to a supplier: how much of a receipt's line goes back. */
@RestController
@RequestMapping("/api/purchase-return-lines")
public class PurchaseReturnLineEndpoints extends CrudEndpoints {

    private final PurchaseReturns returns;

    PurchaseReturnLineEndpoints(Store store, PurchaseReturns returns) {
        super(lines(), store);
        this.returns = returns;
    }

    /** What a line of a return is. */
    public static Resource lines() {
        return Resource.of(
                        "purchase-return-lines",
                        "construccion_purchasing.purchase_return_lines",
                        Text.of("Materiales devueltos", "Return lines"),
                        Text.of("Material devuelto", "Return line"))
                .linesOf(PurchaseReturnEndpoints.returns(), "returnId")
                .guardedAs("purchase-returns")
                .joining("JOIN construccion_purchasing.receipt_lines x"
                        + " ON x.tenant_id = t.tenant_id AND x.id = t.receipt_line_id"
                        + " JOIN construccion_purchasing.purchase_order_lines l"
                        + " ON l.tenant_id = x.tenant_id AND l.id = x.order_line_id")
                .icon("list")
                .sortedBy("code")
                .calledBy("description")
                .order(46)
                .hidden()
                .fields(
                        Field.reference("returnId", "purchase-returns", "Devolución", "Return")
                                .required()
                                .onlyOnCreate(),
                        Field.reference("receiptLineId", "receipt-lines", "Material recibido", "Receipt line")
                                .within("receiptId", "returnId")
                                .required()
                                .onlyOnCreate(),
                        OrderedFields.code(),
                        OrderedFields.description(),
                        OrderedFields.unit(),
                        Field.decimal("received", 4, "Recibido", "Received")
                                .readAs("x.quantity")
                                .inList(),
                        ConceptFields.quantity("Se devuelve", "Returned"),
                        ConceptFields.worth());
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID document = values.id("returnId").orElseThrow();
        UUID receiptLine = values.id("receiptLineId").orElseThrow();
        return super.insert(id, valued(values, document, receiptLine));
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        Row before = table().get(id);
        return super.change(id, version, valued(values, before.id("returnId"), before.id("receiptLineId")));
    }

    private Values valued(Values values, UUID document, UUID receiptLine) {
        return values.with(
                "amount",
                returns.worth(document, receiptLine, values.number("quantity").orElseThrow()));
    }
}
