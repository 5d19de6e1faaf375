package dev.isem.erp.construccion.project;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Projects: works for a client, who is a partner of the core. */
@RestController
@RequestMapping("/api/projects")
public class ProjectEndpoints extends CrudEndpoints {

    private final JdbcClient jdbc;

    ProjectEndpoints(Store store) {
        super(projects(), store);
        this.jdbc = store.jdbc();
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
                .fields(
                        Field.code("code", "Código", "Code"),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.reference("partnerId", "core/partners", "Cliente", "Client")
                                .required(),
                        Field.text("partnerName", "Cliente", "Client")
                                .readAs("p.name")
                                .inList()
                                .searched(),
                        Field.choice(
                                        "status",
                                        "Estado",
                                        "Status",
                                        Choice.of("tender", "Licitación", "Tender"),
                                        Choice.of("contracted", "Contratado", "Contracted")
                                                .toned(Choice.Tone.INFO),
                                        Choice.of("active", "En obra", "Active").toned(Choice.Tone.SUCCESS),
                                        Choice.of("closed", "Cerrado", "Closed"))
                                .otherwise("tender")
                                .readOnly(),
                        Field.date("startsOn", "Inicio", "Starts on").inList(),
                        Field.date("endsOn", "Término", "Ends on").inList(),
                        Field.of(FieldType.LONGTEXT, "siteAddress", "Domicilio de la obra", "Site address")
                                .max(500),
                        Field.money("contractAmount", "Monto contratado", "Contract amount")
                                .notNegative()
                                .inList())
                .children(new Resource.Child("budgets", "projectId"))
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
                                .toned(Choice.Tone.NEUTRAL));
    }

    /** The client is looked for first: the foreign key would refuse too, but could not say which field it was. */
    @Override
    protected void check(Values values) {
        Optional<LocalDate> start = values.date("startsOn");
        Optional<LocalDate> end = values.date("endsOn");
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            throw Problem.invalid("/endsOn", "Termina antes de empezar.", "It ends before it starts.");
        }
        UUID partner = values.id("partnerId").orElseThrow();
        boolean exists = jdbc.sql("SELECT EXISTS (SELECT FROM core.partners WHERE tenant_id = :tenant AND id = :id)")
                .param("tenant", Tenancy.current())
                .param("id", partner)
                .query(Boolean.class)
                .single();
        if (!exists) {
            throw Problem.invalid("/partnerId", "El registro elegido no existe.", "The record chosen does not exist.");
        }
    }
}
