package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.ReasonField;
import dev.isem.erp.construccion.contract.Authority;
import dev.isem.erp.construccion.contract.ContractFields;
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
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Estimates of contracts: work of a period, submitted, reviewed, authorised by its amount, paid. */
@RestController
@RequestMapping("/api/estimates")
public class EstimateEndpoints extends CrudEndpoints {

    private final Estimates estimates;
    private final EstimateFigures figures;

    EstimateEndpoints(Store store, Estimates estimates, EstimateFigures figures) {
        super(estimates(), store);
        this.estimates = estimates;
        this.figures = figures;
    }

    /** What an estimate is. */
    public static Resource estimates() {
        return Resource.of(
                        "estimates",
                        "construccion_estimates.estimates",
                        Text.of("Estimaciones", "Estimates"),
                        Text.of("Estimación", "Estimate"))
                .joining("JOIN construccion_contracts.contracts c ON c.tenant_id = t.tenant_id AND c.id = t.contract_id"
                        + " LEFT JOIN construccion.parameters w ON w.tenant_id = t.tenant_id")
                .icon("list")
                .newestFirst("periodTo")
                .calledBy("title")
                .order(34)
                .under(Menu.CONTRACTS)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        ContractFields.title("Estimación", "Estimate"),
                        ContractFields.reference(),
                        ContractFields.number(),
                        Field.date("periodFrom", "Periodo, desde", "Period, from")
                                .required()
                                .inList(),
                        Field.date("periodTo", "Periodo, hasta", "Period, to")
                                .required()
                                .inList(),
                        Field.of(FieldType.BOOLEAN, "isFinal", "Finiquito", "Final")
                                .otherwise(false)
                                .filter(),
                        status(),
                        waiting(),
                        Field.of(FieldType.DATETIME, "statusSince", "En este estado desde", "In this state since")
                                .readOnly(),
                        figure("gross", "Importe", "Gross"),
                        figure("amortisation", "Amortización del anticipo", "Amortisation of the advance"),
                        Field.money("retentionBase", "Base de la retención", "Retention base")
                                .readOnly(),
                        figure("retained", "Retención", "Retention"),
                        figure("net", "Neto", "Net"),
                        ReasonField.reason().readOnly(),
                        Payment.dueOn().readOnly(),
                        Payment.paidOn().readOnly(),
                        Payment.reference().readOnly())
                .editableIn("draft", "rejected")
                .children(
                        new Resource.Child("estimate-lines", "estimateId"),
                        new Resource.Child("retentions", "estimateId"))
                .transitions(
                        Transition.named("submit", "Enviar", "Submit")
                                .from("draft", "rejected")
                                .to("submitted")
                                .needing("update"),
                        Transition.named("review", "Revisar", "Review")
                                .from("submitted")
                                .to("reviewed"),
                        Transition.named("authorize", "Autorizar", "Authorise")
                                .from("reviewed")
                                .to("authorized")
                                .toned(Choice.Tone.SUCCESS)
                                .forSome(Authority.OF_ENGINEERS, Authority.OF_DIRECTORS)
                                .irreversible(
                                        "La estimación ya no cambia ni se rechaza; la de un subcontrato pasa al costo de sus conceptos.",
                                        "The estimate is neither changed nor rejected any more; a subcontract's becomes the cost of its concepts."),
                        Payment.from("authorized", "programmed"),
                        Payment.program(),
                        ReasonField.reject("submitted", "reviewed"),
                        ReasonField.cancel("draft", "rejected")
                                .irreversible(
                                        "La estimación queda cancelada y ya no se puede enviar.",
                                        "The estimate is cancelled and can be submitted no more."));
    }

    private static Field status() {
        return Field.status(
                Choice.of("draft", "Borrador", "Draft"),
                Choice.of("submitted", "Enviada", "Submitted").toned(Choice.Tone.INFO),
                Choice.of("reviewed", "Revisada", "Reviewed").toned(Choice.Tone.INFO),
                Choice.of("authorized", "Autorizada", "Authorised").toned(Choice.Tone.SUCCESS),
                Choice.of("programmed", "Pago programado", "Payment scheduled").toned(Choice.Tone.SUCCESS),
                Choice.of("paid", "Pagada", "Paid").toned(Choice.Tone.SUCCESS),
                Choice.of("rejected", "Rechazada", "Rejected").toned(Choice.Tone.ERROR),
                Choice.of("cancelled", "Cancelada", "Cancelled"));
    }

    /** How long it has been waiting for somebody to review or authorise it, by what the company set. */
    private static Field waiting() {
        return Field.choice(
                        "waiting",
                        "Espera",
                        "Waiting",
                        Choice.of("in-time", "En tiempo", "In time"),
                        Choice.of("late", "Detenida", "Late").toned(Choice.Tone.WARNING),
                        Choice.of("escalated", "Escalada a dirección", "Escalated to a director")
                                .toned(Choice.Tone.ERROR))
                .readAs(Estimates.WAITING);
    }

    private static Field figure(String name, String es, String en) {
        return Field.money(name, es, en).readOnly().inList().withTotal();
    }

    @Override
    protected void check(Values values) {
        Term.check(values, "periodFrom", "periodTo");
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID contract = values.id("contractId").orElseThrow();
        Stored stored = super.insert(id, values.with("n", estimates.number(contract, id)));
        if (stored.isNew()) {
            figures.renew(id);
        }
        return stored;
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        super.change(id, version, values);
        figures.renew(id);
        return table().get(id);
    }

    @Override
    protected Row move(Transition.Step step) {
        return switch (step.name()) {
            case "submit" -> estimates.submit(step);
            case "review" -> estimates.review(step);
            case "authorize" -> estimates.authorize(step, this::mayDo);
            case "program" -> estimates.program(step);
            case "pay" -> estimates.pay(step);
            default -> estimates.moved(step);
        };
    }
}
