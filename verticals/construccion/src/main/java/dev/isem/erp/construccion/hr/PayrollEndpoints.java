package dev.isem.erp.construccion.hr;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.ReasonField;
import dev.isem.erp.construccion.parameter.FourEyes;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.PastDay;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Term;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What people's work at a project costs in a period ("lista de raya"). It gathers the attendance that no other payroll has,
 * and once it is posted the budget knows what it did cost, until it is reversed. It computes no taxes and stamps no receipts.
 */
@RestController
@RequestMapping("/api/payrolls")
public class PayrollEndpoints extends CrudEndpoints {

    private final Payrolls payrolls;
    private final FourEyes fourEyes;

    PayrollEndpoints(Store store, Payrolls payrolls, FourEyes fourEyes) {
        super(payrolls(), store);
        this.payrolls = payrolls;
        this.fourEyes = fourEyes;
    }

    /** What a payroll is. */
    public static Resource payrolls() {
        return Resource.of(
                        "payrolls",
                        "construccion_hr.payrolls",
                        Text.of("Nóminas de obra", "Payrolls"),
                        Text.of("Nómina de obra", "Payroll"))
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id")
                .icon("list")
                .newestFirst("folio")
                .calledBy("folio")
                .order(56)
                .under(Menu.PEOPLE)
                .only(Resource.Ability.READ, Resource.Ability.CREATE)
                .fields(
                        Field.folio("folio", "NOM", "Folio", "Folio"),
                        ProjectFields.reference().required(),
                        ProjectFields.name(),
                        Field.date("periodFrom", "Periodo, desde", "Period, from")
                                .required()
                                .inList(),
                        Field.date("periodTo", "Periodo, hasta", "Period, to")
                                .required()
                                .inList(),
                        status(),
                        sum(Field.decimal("days", 1, "Jornadas", "Days")),
                        sum(Field.money("amount", "Importe", "Amount")).withTotal(),
                        ReasonField.reason().readOnly())
                .children(
                        new Resource.Child("payroll-lines", "payrollId"), new Resource.Child("attendance", "payrollId"))
                .transitions(
                        Transition.named("post", "Aplicar al presupuesto", "Post to the budget")
                                .from("draft")
                                .to("posted")
                                .toned(Choice.Tone.SUCCESS),
                        ReasonField.reverse("posted")
                                .irreversible(
                                        "Sus costos se restan y la asistencia queda libre para otra nómina.",
                                        "Its cost is taken back, and its attendance is free for another payroll."),
                        ReasonField.cancel("draft")
                                .needing("create")
                                .irreversible(
                                        "La nómina queda cancelada y sus asistencias quedan libres para otra.",
                                        "The payroll is cancelled, and its attendance is free for another one."));
    }

    private static Field status() {
        return Field.status(
                Choice.of("draft", "Borrador", "Draft"),
                Choice.of("posted", "Aplicada", "Posted").toned(Choice.Tone.SUCCESS),
                Choice.of("reversed", "Revertida", "Reversed"),
                Choice.of("cancelled", "Cancelada", "Cancelled"));
    }

    private static Field sum(Field ofLines) {
        return ofLines.readAs("(SELECT coalesce(sum(l." + ofLines.name() + "), 0) FROM construccion_hr.payroll_lines l"
                        + " WHERE l.tenant_id = t.tenant_id AND l.payroll_id = t.id)")
                .inList();
    }

    @Override
    protected void check(Values values) {
        Term.check(values, "periodFrom", "periodTo");
        PastDay.check(values, "periodTo", store());
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        Stored stored = super.insert(id, values);
        if (stored.isNew()) {
            payrolls.gather(table().get(id));
        }
        return stored;
    }

    @Override
    protected Row move(Transition.Step step) {
        switch (step.name()) {
            case "post" -> {
                fourEyes.mustBeAnothers(resource(), step.before());
                payrolls.post(step.before());
            }
            case "reverse" -> payrolls.reverse(step.before());
            default -> payrolls.release(step.before().id());
        }
        return super.move(step);
    }
}
