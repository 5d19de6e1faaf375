package dev.isem.erp.construccion.project;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Term;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Projects: works for a client, who is a partner of the core. */
@RestController
@RequestMapping("/api/projects")
public class ProjectEndpoints extends CrudEndpoints {

    private final Partners partners;
    private final ProjectEnd end;

    ProjectEndpoints(Store store, Partners partners, ProjectEnd end) {
        super(projects(), store);
        this.partners = partners;
        this.end = end;
    }

    /** What a project is. */
    public static Resource projects() {
        return Resource.of(
                        "projects",
                        "construccion.projects",
                        Text.of("Proyectos", "Projects"),
                        Text.of("Proyecto", "Project"))
                .joining("LEFT JOIN core.partners p ON p.tenant_id = t.tenant_id AND p.id = t.partner_id")
                .icon("engineering")
                .sortedBy("code")
                .order(10)
                .under(Menu.WORKS)
                .fields(
                        Field.code("code", "Código", "Code"),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.reference("partnerId", "core/partners", "Cliente", "Client")
                                .required(),
                        Field.text("partnerName", "Cliente", "Client")
                                .readAs("p.name")
                                .inList()
                                .searched(),
                        Field.status(
                                Choice.of("tender", "Licitación", "Tender"),
                                Choice.of("contracted", "Contratado", "Contracted")
                                        .toned(Choice.Tone.INFO),
                                Choice.of("active", "En obra", "Active").toned(Choice.Tone.SUCCESS),
                                Choice.of("closed", "Cerrado", "Closed")),
                        Field.date("startsOn", "Inicio", "Starts on").inList(),
                        Field.date("endsOn", "Término", "Ends on").inList(),
                        Field.of(FieldType.LONGTEXT, "siteAddress", "Domicilio de la obra", "Site address")
                                .max(500),
                        Field.money("contractAmount", "Monto contratado", "Contract amount")
                                .notNegative()
                                .inList(),
                        Field.decimal("physicalProgress", 2, "Avance físico (%)", "Physical progress (%)")
                                .readAs(PhysicalProgress.OF_PROJECT)
                                .inList())
                .children(
                        new Resource.Child("wbs-items", "projectId"),
                        new Resource.Child("budgets", "projectId"),
                        new Resource.Child("budget-vs-actual", "projectId"),
                        new Resource.Child("requisitions", "projectId"),
                        new Resource.Child("purchase-orders", "projectId"),
                        new Resource.Child("site-stock", "projectId"),
                        new Resource.Child("contracts", "projectId"),
                        new Resource.Child("crews", "projectId"),
                        new Resource.Child("assignments", "projectId"),
                        new Resource.Child("attendance", "projectId"),
                        new Resource.Child("payrolls", "projectId"),
                        new Resource.Child("risks", "projectId"),
                        new Resource.Child("incidents", "projectId"))
                .transitions(
                        Transition.named("contract", "Contratar", "Contract")
                                .from("tender")
                                .to("contracted"),
                        Transition.named("start", "Iniciar obra", "Start work")
                                .from("contracted")
                                .to("active"),
                        Transition.named("close", "Cerrar", "Close")
                                .from("active")
                                .to("closed")
                                .toned(Choice.Tone.NEUTRAL)
                                .irreversible("La obra deja de estar en curso.", "The work goes on no more."));
    }

    @Override
    protected void check(Optional<Row> before, Values values) {
        Term.check(values, "startsOn", "endsOn");
        UUID client = values.id("partnerId").orElseThrow();
        partners.mustExist(client);
        partners.mustBeActiveIfNew(before, client);
    }

    @Override
    protected Row move(Transition.Step step) {
        switch (step.name()) {
            case "contract" -> partners.mustStillBeActive(step.before());
            case "close" -> end.mustHaveNothingOpen(step.before());
            default -> {}
        }
        return super.move(step);
    }
}
