package dev.isem.erp.core.inventory;

import dev.isem.erp.core.Menu;
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
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts of what lies at a location. */
@RestController
@RequestMapping("/api/inventory/counts")
public class CountEndpoints extends CrudEndpoints {

    private final Counts counts;

    CountEndpoints(Store store, Counts counts) {
        super(counts(), store);
        this.counts = counts;
    }

    /** What a count is. */
    public static Resource counts() {
        return Resource.of(
                        "inventory/counts",
                        "inventory.counts",
                        Text.of("Conteos", "Counts"),
                        Text.of("Conteo", "Count"))
                .guardedAs("counts")
                .joining("JOIN inventory.locations l ON l.tenant_id = t.tenant_id AND l.id = t.location_id")
                .icon("list")
                .newestFirst("createdAt")
                .calledBy("folio")
                .order(34)
                .under(Menu.STOCK)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        Field.folio("folio", "INV", "Folio", "Folio"),
                        Field.reference("locationId", "locations", "Ubicación", "Location")
                                .required()
                                .onlyOnCreate(),
                        Field.text("locationName", "Ubicación", "Location")
                                .readAs("l.name")
                                .inList()
                                .searched(),
                        Field.of(FieldType.DATETIME, "at", "Abierto el", "Opened at")
                                .readAs("t.created_at")
                                .inList(),
                        Field.status(
                                Choice.of("draft", "Abierto", "Open"),
                                Choice.of("confirmed", "Confirmado", "Confirmed")
                                        .toned(Choice.Tone.SUCCESS),
                                Choice.of("cancelled", "Cancelado", "Cancelled")),
                        Field.of(FieldType.LONGTEXT, "note", "Nota", "Note").max(500))
                .editableIn("draft")
                .children(new Resource.Child("inventory/count-lines", "countId"))
                .transitions(
                        Transition.named("confirm", "Confirmar", "Confirm")
                                .from("draft")
                                .to("confirmed")
                                .irreversible(
                                        "Las diferencias se ajustan en las existencias y el conteo ya no cambia.",
                                        "The differences are adjusted in stock, and the count changes no more."),
                        Transition.cancelDraft());
    }

    @Override
    protected void check(Values values) {
        values.id("locationId").ifPresent(counts::mustBeInternal);
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        counts.mustBeTheOnlyOne(values.id("locationId").orElseThrow(), id);
        return super.insert(id, values);
    }

    @Override
    protected Row move(Transition.Step step) {
        Row count = super.move(step);
        if (step.name().equals("confirm")) {
            counts.apply(count);
        }
        return count;
    }
}
