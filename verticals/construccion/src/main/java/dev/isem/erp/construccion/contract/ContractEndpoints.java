package dev.isem.erp.construccion.contract;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.parameter.FourEyes;
import dev.isem.erp.construccion.project.Partners;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.construccion.project.Projects;
import dev.isem.erp.platform.money.Money;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Term;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Contracts with clients and subcontractors. What is agreed changes by addendum once the contract is active. */
@RestController
@RequestMapping("/api/contracts")
public class ContractEndpoints extends CrudEndpoints {

    /** Most that may be paid in advance, in percent of the contract. */
    private static final int MOST_ADVANCE = 30;

    private final Partners partners;
    private final ContractEnd end;
    private final SubcontractCosts costs;
    private final FourEyes fourEyes;
    private final Projects projects;

    ContractEndpoints(
            Store store,
            Partners partners,
            ContractEnd end,
            SubcontractCosts costs,
            FourEyes fourEyes,
            Projects projects) {
        super(contracts(), store);
        this.partners = partners;
        this.end = end;
        this.costs = costs;
        this.fourEyes = fourEyes;
        this.projects = projects;
    }

    /** What a contract is. */
    public static Resource contracts() {
        return Resource.of(
                        "contracts",
                        "construccion_contracts.contracts",
                        Text.of("Contratos", "Contracts"),
                        Text.of("Contrato", "Contract"))
                .joining("JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id"
                        + " LEFT JOIN core.partners q ON q.tenant_id = t.tenant_id AND q.id = t.partner_id")
                .icon("badge")
                .newestFirst("folio")
                .calledBy("folio", "name")
                .order(30)
                .under(Menu.CONTRACTS)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        Field.folio("folio", "CON", "Folio", "Folio"),
                        Field.choice(
                                        "type",
                                        "Tipo",
                                        "Type",
                                        Choice.of("client", "Con el cliente", "With the client"),
                                        Choice.of("subcontract", "Subcontrato", "Subcontract"))
                                .required(),
                        ProjectFields.reference().required(),
                        ProjectFields.name(),
                        Field.reference("partnerId", "core/partners", "Contraparte", "Partner")
                                .required(),
                        Field.text("partnerName", "Contraparte", "Partner")
                                .readAs("q.name")
                                .inList()
                                .searched(),
                        Field.text("name", "Objeto", "Subject")
                                .max(300)
                                .required()
                                .searched(),
                        Field.status(
                                Choice.of("draft", "Borrador", "Draft"),
                                Choice.of("active", "Vigente", "Active").toned(Choice.Tone.SUCCESS),
                                Choice.of("closed", "Cerrado", "Closed").toned(Choice.Tone.INFO),
                                Choice.of("settled", "Finiquitado", "Settled"),
                                Choice.of("cancelled", "Cancelado", "Cancelled")),
                        Field.date("startsOn", "Inicio", "Starts on"),
                        Field.date("endsOn", "Término", "Ends on").inList(),
                        Field.decimal("advancePct", 2, "Anticipo (%)", "Advance (%)")
                                .notNegative()
                                .atMost(MOST_ADVANCE)
                                .otherwise(Money.ZERO),
                        Field.decimal("retentionPct", 2, "Retención (%)", "Retention (%)")
                                .notNegative()
                                .atMost(100)
                                .otherwise(Money.ZERO),
                        Field.money("originalAmount", "Monto original", "Original amount")
                                .readAs(Contracts.ORIGINAL_AMOUNT),
                        Field.money("amount", "Monto", "Amount")
                                .readAs(Contracts.AMOUNT)
                                .inList())
                .editableIn("draft")
                .children(
                        new Resource.Child("contract-lines", "contractId"),
                        new Resource.Child("addendums", "contractId"),
                        new Resource.Child("advances", "contractId"),
                        new Resource.Child("estimates", "contractId"),
                        new Resource.Child("retentions", "contractId"))
                .transitions(
                        Transition.named("activate", "Firmar", "Sign")
                                .from("draft")
                                .to("active")
                                .toned(Choice.Tone.SUCCESS)
                                .forSome(Authority.OF_DIRECTORS)
                                .irreversible(
                                        "El contrato y sus conceptos ya no cambian; los de un subcontrato quedan comprometidos en el presupuesto.",
                                        "The contract and its lines change no more; those of a subcontract are committed in the budget."),
                        Transition.named("close", "Cerrar", "Close")
                                .from("active")
                                .to("closed")
                                .toned(Choice.Tone.NEUTRAL)
                                .irreversible(
                                        "El contrato termina: ya no se estima ni se modifica.",
                                        "The contract ends: nothing more is estimated or changed."),
                        Transition.named("release-retentions", "Devolver retenciones", "Release retentions")
                                .from("closed")
                                .to("settled")
                                .needing("approve-payment")
                                .irreversible(
                                        "Todo lo retenido queda devuelto y el contrato, finiquitado.",
                                        "All that was retained stands as given back, and the contract as settled."),
                        Transition.cancelDraft());
    }

    @Override
    protected void check(Optional<Row> before, Values values) {
        Term.check(values, "startsOn", "endsOn");
        UUID partner = values.id("partnerId").orElseThrow();
        if (values.text("type").orElseThrow().equals("subcontract")) {
            partners.mustSupply(partner);
        } else {
            partners.mustExist(partner);
        }
        partners.mustBeActiveIfNew(before, partner);
    }

    @Override
    protected Row move(Transition.Step step) {
        Row contract = step.before();
        switch (step.name()) {
            case "activate" -> {
                mustHaveLines(contract);
                partners.mustStillBeActive(contract);
                projects.holdOpen(contract.id("projectId"));
                if (costs.commit(contract.id(), mayDo(Authority.OF_DIRECTORS.name()))) {
                    fourEyes.mustBeAnothers(resource(), contract);
                }
            }
            case "close" -> {
                end.mustBeSettled(contract.id());
                costs.end(contract.id());
            }
            case "release-retentions" -> end.releaseRetentions(contract.id());
            default -> {}
        }
        return super.move(step);
    }

    private static void mustHaveLines(Row contract) {
        if (new BigDecimal(contract.text("amount")).signum() == 0) {
            throw Problem.conflict(
                    "No tiene conceptos con importe. Agréguelos y fírmelo después.",
                    "It has no lines that amount to anything. Add them and sign it then.");
        }
    }
}
