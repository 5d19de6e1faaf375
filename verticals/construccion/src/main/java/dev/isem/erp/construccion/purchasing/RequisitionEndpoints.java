package dev.isem.erp.construccion.purchasing;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.ReasonField;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requisitions of works: asked for, approved, and made an order by whoever buys. */
@RestController
@RequestMapping("/api/requisitions")
public class RequisitionEndpoints extends CrudEndpoints {

    /** Who approves a requisition does not choose the supplier. */
    static final String TO_ORDER = "approve-order";

    private final Requisitions requisitions;

    RequisitionEndpoints(Store store, Requisitions requisitions) {
        super(requisitions(), store);
        this.requisitions = requisitions;
    }

    /** What a requisition is. */
    public static Resource requisitions() {
        return Resource.of(
                        "requisitions",
                        "construccion_purchasing.requisitions",
                        Text.of("Requisiciones", "Requisitions"),
                        Text.of("Requisición", "Requisition"))
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id"
                        + " LEFT JOIN construccion_purchasing.purchase_orders o"
                        + " ON o.tenant_id = t.tenant_id AND o.requisition_id = t.id")
                .icon("list")
                .newestFirst("folio")
                .calledBy("folio")
                .order(40)
                .under(Menu.PURCHASES)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        Field.folio("folio", "REQ", "Folio", "Folio"),
                        ProjectFields.reference().required().onlyOnCreate(),
                        ProjectFields.name(),
                        Field.of(FieldType.LONGTEXT, "note", "Para qué se necesita", "What it is needed for")
                                .max(500)
                                .inList()
                                .searched(),
                        status(),
                        PurchaseOrderFields.reference().readAs("o.id"),
                        PurchaseOrderFields.name(),
                        ReasonField.reason().readOnly())
                .editableIn("draft", "rejected")
                .children(new Resource.Child("requisition-lines", "requisitionId"))
                .transitions(
                        Transition.named("submit", "Enviar", "Submit")
                                .from("draft", "rejected")
                                .to("submitted")
                                .needing("update"),
                        Transition.named("approve", "Aprobar", "Approve")
                                .from("submitted")
                                .to("approved")
                                .toned(Choice.Tone.SUCCESS),
                        ReasonField.reject("submitted"),
                        Transition.named("convert", "Hacer orden de compra", "Make a purchase order")
                                .from("approved")
                                .to("ordered")
                                .needing(TO_ORDER)
                                .asking(PurchaseOrderEndpoints.supplier().required()),
                        ReasonField.cancel("draft", "submitted", "approved", "rejected")
                                .irreversible(
                                        "La requisición queda cancelada; lo que haga falta se pide en otra.",
                                        "The requisition is cancelled; what is needed is asked for by another one."));
    }

    private static Field status() {
        return Field.status(
                Choice.of("draft", "Borrador", "Draft"),
                Choice.of("submitted", "Enviada", "Submitted").toned(Choice.Tone.INFO),
                Choice.of("approved", "Aprobada", "Approved").toned(Choice.Tone.SUCCESS),
                Choice.of("rejected", "Rechazada", "Rejected").toned(Choice.Tone.ERROR),
                Choice.of("ordered", "Pedida", "Ordered").toned(Choice.Tone.SUCCESS),
                Choice.of("cancelled", "Cancelada", "Cancelled"));
    }

    @Override
    protected Row move(Transition.Step step) {
        Row requisition = step.before();
        switch (step.name()) {
            case "submit", "approve" -> requisitions.mustBeBudgeted(requisition);
            case "convert" ->
                requisitions.order(requisition, step.answers().id("partnerId").orElseThrow(), step.made());
            default -> {}
        }
        return super.move(step);
    }
}
