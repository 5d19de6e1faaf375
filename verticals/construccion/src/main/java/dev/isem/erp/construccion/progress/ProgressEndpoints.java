package dev.isem.erp.construccion.progress;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.ReasonField;
import dev.isem.erp.construccion.parameter.FourEyes;
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
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Physical progress: recorded by whoever was there, verified by the resident. Only what is verified counts. */
@RestController
@RequestMapping("/api/progress")
public class ProgressEndpoints extends CrudEndpoints {

    private final Breakdown breakdown;
    private final ProgressEntries entries;
    private final FourEyes fourEyes;
    private final Clock clock;

    ProgressEndpoints(Store store, Breakdown breakdown, ProgressEntries entries, FourEyes fourEyes, Clock clock) {
        super(progress(), store);
        this.breakdown = breakdown;
        this.entries = entries;
        this.fourEyes = fourEyes;
        this.clock = clock;
    }

    /** What an entry of progress is. */
    public static Resource progress() {
        return Resource.of(
                        "progress",
                        "construccion.progress",
                        Text.of("Avance físico", "Physical progress"),
                        Text.of("Avance", "Progress entry"))
                .joining("JOIN construccion.wbs_items w ON w.tenant_id = t.tenant_id AND w.id = t.wbs_item_id"
                        + " JOIN construccion.projects p ON p.tenant_id = w.tenant_id AND p.id = w.project_id")
                .icon("list")
                .newestFirst("recordedOn")
                .calledBy("wbsItemName")
                .order(14)
                .under(Menu.WORKS)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.DELETE)
                .fields(
                        Field.reference("wbsItemId", "wbs-items", "Concepto", "Item")
                                .required(),
                        Field.text("wbsItemName", "Concepto", "Item")
                                .readAs("w.path || ' ' || w.name")
                                .inList()
                                .searched(),
                        ProjectFields.name(),
                        ProjectFields.reference().readAs("w.project_id"),
                        Field.date("recordedOn", "Fecha", "Date").required().inList(),
                        Field.decimal("pctCum", 2, "Avance acumulado (%)", "Cumulative progress (%)")
                                .required()
                                .notNegative()
                                .atMost(100)
                                .inList(),
                        Field.text("evidenceUrl", "Evidencia (enlace)", "Evidence (link)")
                                .max(500)
                                .matching("https?://\\S+"),
                        Field.text("correctionReason", "Motivo de la corrección", "Reason of the correction")
                                .max(300),
                        Field.status(
                                Choice.of("recorded", "Registrado", "Recorded"),
                                Choice.of("verified", "Verificado", "Verified").toned(Choice.Tone.SUCCESS),
                                Choice.of("rejected", "Rechazado", "Rejected").toned(Choice.Tone.ERROR)),
                        ReasonField.reason("Motivo del rechazo", "Reason of the rejection")
                                .readOnly(),
                        Field.reference("verifiedBy", "core/users", "Verificó", "Verified by")
                                .readOnly(),
                        Field.of(FieldType.DATETIME, "verifiedAt", "Verificado el", "Verified at")
                                .readOnly())
                .editableIn("recorded")
                .transitions(
                        Transition.named("verify", "Verificar", "Verify")
                                .from("recorded")
                                .toned(Choice.Tone.SUCCESS),
                        ReasonField.reject("recorded"));
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID item = values.id("wbsItemId").orElseThrow();
        breakdown.hold(breakdown.project(item));
        if (table().find(id).isEmpty()) {
            breakdown.mustBeLeaf(item);
            entries.mustFollowTheLast(values);
        }
        return super.insert(id, values);
    }

    @Override
    protected Row move(Transition.Step step) {
        Row entry = step.before();
        if (!step.name().equals("verify")) {
            return super.move(step);
        }
        fourEyes.mustBeAnothers(resource(), entry);
        breakdown.hold(entry.id("projectId"));
        breakdown.mustAddUp(entry.id("projectId"));
        entries.mustBeVerifiable(entry);
        Values signature = Values.none()
                .with("verifiedBy", Identity.current().map(Identity::user).orElseThrow(Problem::unauthorized))
                .with("verifiedAt", OffsetDateTime.now(clock));
        return table().move(
                        entry.id(),
                        OptionalInt.of(step.version()),
                        step.transition().from(),
                        "verified",
                        signature);
    }
}
