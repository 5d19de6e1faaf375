package dev.isem.erp.construccion.contract;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.budget.ConceptFields;
import dev.isem.erp.construccion.parameter.FourEyes;
import dev.isem.erp.construccion.parameter.Parameters;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Addendums of active contracts: they raise or lower quantities, or bring concepts, once they are approved. */
@RestController
@RequestMapping("/api/addendums")
public class AddendumEndpoints extends CrudEndpoints {

    private final Addendums addendums;
    private final Parameters parameters;
    private final SubcontractCosts costs;
    private final FourEyes fourEyes;

    AddendumEndpoints(
            Store store, Addendums addendums, Parameters parameters, SubcontractCosts costs, FourEyes fourEyes) {
        super(addendums(), store);
        this.addendums = addendums;
        this.parameters = parameters;
        this.costs = costs;
        this.fourEyes = fourEyes;
    }

    /** What an addendum is. */
    public static Resource addendums() {
        return Resource.of(
                        "addendums",
                        "construccion_contracts.addendums",
                        Text.of("Convenios modificatorios", "Addendums"),
                        Text.of("Convenio modificatorio", "Addendum"))
                .joining(
                        "JOIN construccion_contracts.contracts c ON c.tenant_id = t.tenant_id AND c.id = t.contract_id")
                .icon("list")
                .sortedBy("title")
                .calledBy("title")
                .order(32)
                .under(Menu.CONTRACTS)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        ContractFields.title("Convenio", "Addendum"),
                        ContractFields.reference(),
                        ContractFields.number(),
                        Field.text("cause", "Causa", "Cause")
                                .max(500)
                                .required()
                                .inList()
                                .searched(),
                        Field.status(
                                Choice.of("draft", "Borrador", "Draft"),
                                Choice.of("approved", "Aprobado", "Approved").toned(Choice.Tone.SUCCESS),
                                Choice.of("cancelled", "Cancelado", "Cancelled")),
                        ConceptFields.sum("construccion_contracts.addendum_lines", "addendum_id"),
                        Field.date("approvedOn", "Aprobado el", "Approved on")
                                .readOnly()
                                .inList())
                .editableIn("draft")
                .children(new Resource.Child("addendum-lines", "addendumId"))
                .transitions(
                        Transition.named("approve", "Aprobar", "Approve")
                                .from("draft")
                                .toned(Choice.Tone.SUCCESS)
                                .forSome(Authority.OF_ENGINEERS, Authority.OF_DIRECTORS)
                                .irreversible(
                                        "Las cantidades del contrato cambian con el convenio, que ya no se modifica.",
                                        "The contract's quantities change by the addendum, which is changed no more."),
                        Transition.cancelDraft());
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID contract = values.id("contractId").orElseThrow();
        return super.insert(id, values.with("n", addendums.number(contract, id)));
    }

    @Override
    protected Row move(Transition.Step step) {
        return step.name().equals("approve") ? approve(step) : super.move(step);
    }

    private Row approve(Transition.Step step) {
        Row addendum = step.before();
        fourEyes.mustBeAnothers(resource(), addendum);
        addendums.apply(addendum);
        addendums.authorityOver(addendum, parameters.ofAuthority()).mustBeHeldBy(this::mayDo);
        Row approved = table().move(
                        addendum.id(),
                        OptionalInt.of(step.version()),
                        step.transition().from(),
                        "approved",
                        Values.none().with("approvedOn", store().calendars().today()));
        costs.commit(addendum.id("contractId"), mayDo(Authority.OF_DIRECTORS.name()));
        return approved;
    }
}
