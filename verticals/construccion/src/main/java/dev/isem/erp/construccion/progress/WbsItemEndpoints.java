package dev.isem.erp.construccion.progress;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.project.PhysicalProgress;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Term;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The breakdown of works. Weights are typed one by one; {@code levelWeight} shows what is still missing of 100. Planned dates
 * count for the parts below that have none of their own.
 */
@RestController
@RequestMapping("/api/wbs-items")
public class WbsItemEndpoints extends CrudEndpoints {

    private final Breakdown breakdown;

    WbsItemEndpoints(Store store, Breakdown breakdown) {
        super(items(), store);
        this.breakdown = breakdown;
    }

    /** What an item of a breakdown is. */
    public static Resource items() {
        return Resource.of(
                        "wbs-items",
                        "construccion.wbs_items",
                        Text.of("Desglose de obra (WBS)", "Work breakdown (WBS)"),
                        Text.of("Concepto del desglose", "Breakdown item"))
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id")
                .icon("category")
                .sortedBy("path")
                .calledBy("name", "path", "projectName")
                .order(12)
                .under(Menu.WORKS)
                .fields(
                        Field.text("path", "Ruta", "Path").readOnly().inList().searched(),
                        ProjectFields.reference().required().onlyOnCreate(),
                        ProjectFields.name(),
                        Field.reference("parentId", "wbs-items", "Parte de", "Part of")
                                .within("projectId")
                                .onlyOnCreate(),
                        Field.code("code", "Clave", "Code").matching("[A-Za-z0-9._-]+"),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.decimal("weight", 4, "Peso (%)", "Weight (%)")
                                .required()
                                .positive()
                                .atMost(100)
                                .inList(),
                        Field.decimal("levelWeight", 4, "Peso de su nivel (%)", "Weight of its level (%)")
                                .readAs(Breakdown.LEVEL_WEIGHT)
                                .inList(),
                        Field.date("plannedStart", "Inicio planeado", "Planned start")
                                .inList(),
                        Field.date("plannedEnd", "Término planeado", "Planned end")
                                .inList(),
                        Field.decimal("progress", 2, "Avance (%)", "Progress (%)")
                                .readAs(PhysicalProgress.OF_ITEM)
                                .inList())
                .children(new Resource.Child("progress", "wbsItemId"));
    }

    @Override
    protected void check(Values values) {
        Optional<LocalDate> start = values.date("plannedStart");
        Optional<LocalDate> end = values.date("plannedEnd");
        if (start.isPresent() != end.isPresent()) {
            throw Problem.invalid(
                    start.isPresent() ? "/plannedEnd" : "/plannedStart",
                    "Diga las dos fechas, o ninguna.",
                    "Tell both dates, or neither.");
        }
        Term.check(values, "plannedStart", "plannedEnd");
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID project = values.id("projectId").orElseThrow();
        breakdown.hold(project);
        String code = values.text("code").orElseThrow();
        return super.insert(
                id,
                values.with(
                        "path", breakdown.path(project, values.id("parentId").orElse(null), code)));
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        breakdown.hold(table().get(id).id("projectId"));
        // Whoever held the project before may have renamed an item above this one.
        String path = breakdown.renamed(table().get(id), values.text("code").orElseThrow());
        return super.change(id, version, values.with("path", path));
    }
}
