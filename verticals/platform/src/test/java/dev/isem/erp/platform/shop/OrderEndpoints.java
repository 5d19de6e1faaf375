package dev.isem.erp.platform.shop;

import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.resource.Action;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.SyncReport;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Orders, the shop's documents. */
@RestController
@RequestMapping("/api/orders")
class OrderEndpoints extends CrudEndpoints {

    private static final BigDecimal HIGH = new BigDecimal("1000.00");
    private static final Action OF_HIGH_PRICE =
            Action.named("approve-high", "Aprobar los de precio alto", "Approve those of a high price");

    OrderEndpoints(Store store) {
        super(orders(), store);
    }

    static Resource orders() {
        return Resource.of("orders", "shop.orders", Text.of("Pedidos", "Orders"), Text.of("Pedido", "Order"))
                .sortedBy("code")
                .calledBy("folio")
                .fields(
                        Field.folio("folio", "PED", "Folio", "Folio"),
                        Field.code("code", "Clave", "Code"),
                        Field.status(
                                Choice.of("draft", "Borrador", "Draft"),
                                Choice.of("submitted", "Enviado", "Submitted"),
                                Choice.of("approved", "Aprobado", "Approved"),
                                Choice.of("rejected", "Rechazado", "Rejected")),
                        Field.date("dueOn", "Para el", "Due on").inList(),
                        Field.money("price", "Precio", "Price").notNegative().inList(),
                        Field.of(FieldType.BOOLEAN, "urgent", "Urgente", "Urgent")
                                .otherwise(false)
                                .filter(),
                        Field.text("reason", "Motivo", "Reason").readOnly())
                .editableIn("draft", "rejected")
                .transitions(
                        Transition.named("submit", "Enviar", "Submit")
                                .from("draft", "rejected")
                                .to("submitted")
                                .needing("update"),
                        Transition.named("approve", "Aprobar", "Approve")
                                .from("submitted")
                                .to("approved")
                                .forSome(OF_HIGH_PRICE)
                                .irreversible("El pedido ya no cambia.", "The order changes no more."),
                        Transition.named("reject", "Rechazar", "Reject")
                                .from("submitted")
                                .to("rejected")
                                .asking(Field.text("reason", "Motivo", "Reason").required()));
    }

    /** As a device that was offline sends it, for the API's description. */
    record Sync(List<Brought> records) {

        /** One order, with the key that the device made for it. */
        record Brought(String key, String code) {}
    }

    @PostMapping("/sync")
    @Allowed(action = "create")
    @Described(value = "Store what was written down offline: Order", body = Sync.class)
    SyncReport sync(@RequestBody JsonNode body, HttpServletRequest request) {
        return storeEach(body, request);
    }

    @Override
    protected Row move(Transition.Step step) {
        boolean high = step.before().get("price") instanceof String price && new BigDecimal(price).compareTo(HIGH) > 0;
        if (step.name().equals("approve") && high && !mayDo(OF_HIGH_PRICE.name())) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "Por su precio lo aprueba otra persona.",
                    "At its price it is for somebody else.");
        }
        return super.move(step);
    }
}
