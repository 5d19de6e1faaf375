package dev.isem.erp.core.inventory;

import dev.isem.erp.core.Menu;
import dev.isem.erp.platform.resource.Action;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves of goods: written as a draft, done by an act, and from then on taken back by another move only. */
@RestController
@RequestMapping("/api/inventory/moves")
public class MoveEndpoints extends CrudEndpoints {

    private static final Set<String> WRITTEN_OFF = Set.of("adjustment", "scrap");

    private final Moves moves;

    MoveEndpoints(Store store, Moves moves) {
        super(moves(), store);
        this.moves = moves;
    }

    /** What a move is. */
    public static Resource moves() {
        return Resource.of(
                        "inventory/moves",
                        "inventory.moves",
                        Text.of("Movimientos", "Moves"),
                        Text.of("Movimiento", "Move"))
                .guardedAs("moves")
                .joining("JOIN core.products p ON p.tenant_id = t.tenant_id AND p.id = t.product_id"
                        + " JOIN inventory.locations o ON o.tenant_id = t.tenant_id AND o.id = t.from_location_id"
                        + " JOIN inventory.locations d ON d.tenant_id = t.tenant_id AND d.id = t.to_location_id")
                .icon("list")
                .newestFirst("createdAt")
                .calledBy("productName")
                .order(33)
                .under(Menu.STOCK)
                .fields(
                        Field.choice(
                                        "kind",
                                        "Tipo",
                                        "Kind",
                                        Choice.of("receipt", "Entrada", "Receipt"),
                                        Choice.of("issue", "Salida", "Issue"),
                                        Choice.of("transfer", "Traspaso", "Transfer"),
                                        Choice.of("adjustment", "Ajuste", "Adjustment"),
                                        Choice.of("scrap", "Merma", "Scrap"),
                                        Choice.of("return", "Devolución", "Return"))
                                .readAs(Moves.KIND),
                        Field.reference("productId", "products", "Producto", "Product")
                                .required(),
                        Field.text("productName", "Producto", "Product")
                                .readAs("p.name")
                                .inList()
                                .searched(),
                        Field.decimal("qty", 4, "Cantidad", "Quantity")
                                .required()
                                .positive()
                                .inList(),
                        Field.reference(
                                "fromLocationId", "locations", "De (si no, del proveedor)", "From (else the supplier)"),
                        Field.text("fromLocationName", "De", "From")
                                .readAs("o.name")
                                .inList(),
                        Field.reference("toLocationId", "locations", "A (si no, al cliente)", "To (else the customer)"),
                        Field.text("toLocationName", "A", "To").readAs("d.name").inList(),
                        Field.decimal("unitCost", 6, "Costo unitario", "Unit cost")
                                .notNegative(),
                        Field.money("value", "Importe", "Value").computed(),
                        Field.status(
                                Choice.of("draft", "Borrador", "Draft"),
                                Choice.of("done", "Hecho", "Done").toned(Choice.Tone.SUCCESS),
                                Choice.of("cancelled", "Cancelado", "Cancelled")),
                        Field.text("document", "Documento", "Document")
                                .max(60)
                                .inList()
                                .searched(),
                        Field.of(FieldType.DATETIME, "doneAt", "Hecho el", "Done at")
                                .computed()
                                .inList(),
                        Field.reference("reversesId", "inventory/moves", "Revierte", "Reverses")
                                .computed())
                .editableIn("draft")
                .transitions(
                        Transition.named("confirm", "Confirmar", "Confirm")
                                .from("draft")
                                .needing("update")
                                .forSome(Action.APPROVE),
                        Transition.cancelDraft(),
                        Transition.named("reverse", "Revertir", "Reverse")
                                .from("done")
                                .toned(Choice.Tone.ERROR)
                                .irreversible(
                                        "Se hace el movimiento contrario y las existencias regresan.",
                                        "The opposite move is made, and stock goes back."));
    }

    @Override
    protected void complete(Values values) {
        moves.complete(values);
    }

    @Override
    protected void check(Values values) {
        moves.mustBePossible(values);
    }

    @Override
    protected Row move(Transition.Step step) {
        return switch (step.name()) {
            case "confirm" -> confirmed(step);
            case "reverse" -> reversed(step);
            default -> super.move(step);
        };
    }

    private Row confirmed(Transition.Step step) {
        mustBeForThisPerson(step.before());
        moves.confirm(step.before().id(), step.before().id("productId"));
        return table().get(step.before().id());
    }

    /** Who may not confirm a count may not write off by a move what it would find missing. */
    private void mustBeForThisPerson(Row draft) {
        if (WRITTEN_OFF.contains(draft.text("kind")) && !mayDo(Action.APPROVE.name())) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "Los ajustes y la merma los confirma quien aprueba movimientos. No se movió nada.",
                    "Adjustments and scrap are confirmed by whoever approves moves. Nothing was moved.");
        }
    }

    /** Answers with the move that goes back. */
    private Row reversed(Transition.Step step) {
        moves.reverse(step.before().id(), step.before().id("productId"), step.made());
        return table().get(step.made());
    }
}
