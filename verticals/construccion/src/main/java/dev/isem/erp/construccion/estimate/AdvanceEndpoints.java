package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.contract.ContractFields;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Advances on contracts. */
@RestController
@RequestMapping("/api/advances")
public class AdvanceEndpoints extends CrudEndpoints {

    private final Advances advances;
    private final Estimates estimates;

    AdvanceEndpoints(Store store, Advances advances, Estimates estimates) {
        super(advances(), store);
        this.advances = advances;
        this.estimates = estimates;
    }

    /** What an advance is. */
    public static Resource advances() {
        return Resource.of(
                        "advances",
                        "construccion_estimates.advances",
                        Text.of("Anticipos", "Advances"),
                        Text.of("Anticipo", "Advance"))
                .joining(
                        "JOIN construccion_contracts.contracts c ON c.tenant_id = t.tenant_id AND c.id = t.contract_id")
                .icon("list")
                .newestFirst("createdAt")
                .calledBy("contractFolio")
                .order(36)
                .under(Menu.CONTRACTS)
                .fields(
                        Field.text("contractFolio", "Contrato", "Contract")
                                .readAs("c.folio")
                                .inList()
                                .searched(),
                        ContractFields.reference(),
                        Field.money("amount", "Importe", "Amount")
                                .required()
                                .positive()
                                .inList(),
                        Field.text("guarantee", "Fianza", "Guarantee").max(100).inList(),
                        Field.status(
                                Choice.of("draft", "Borrador", "Draft"),
                                Choice.of("paid", "Pagado", "Paid").toned(Choice.Tone.INFO),
                                Choice.of("settled", "Amortizado", "Amortised").toned(Choice.Tone.SUCCESS)),
                        Field.money("amortised", "Amortizado", "Amortised")
                                .readAs(Advances.GIVEN_BACK)
                                .inList(),
                        Payment.paidOn().readOnly().inList(),
                        Payment.reference().readOnly())
                .editableIn("draft")
                .transitions(Payment.from("draft"));
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID contract = values.id("contractId").orElseThrow();
        advances.mustBeAdmissible(id, contract, values);
        estimates.mustNotBeFinished(contract);
        return super.insert(id, values);
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        advances.mustBeAdmissible(id, table().get(id).id("contractId"), values);
        return super.change(id, version, values);
    }

    @Override
    protected Row move(Transition.Step step) {
        Row advance = step.before();
        Payment.check(step.answers(), store());
        advances.mustBeAdmissible(advance.id(), advance.id("contractId"), asked(advance));
        estimates.mustNotBeFinished(advance.id("contractId"));
        return super.move(step);
    }

    /** What it was made with: the contract, or what it allows, may have changed since. */
    private static Values asked(Row advance) {
        return Values.none()
                .with("amount", new BigDecimal(advance.text("amount")))
                .with("guarantee", advance.get("guarantee"));
    }
}
