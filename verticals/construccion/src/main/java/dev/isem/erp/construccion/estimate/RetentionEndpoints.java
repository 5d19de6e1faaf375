package dev.isem.erp.construccion.estimate;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.ReadEndpoints;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is kept back of estimates, to be read: authorising one makes it, the end of the contract releases it. */
@RestController
@RequestMapping("/api/retentions")
public class RetentionEndpoints extends ReadEndpoints {

    RetentionEndpoints(Store store) {
        super(retentions(), store);
    }

    /** What a retention is. */
    public static Resource retentions() {
        return Resource.of(
                        "retentions",
                        "construccion_estimates.retentions",
                        Text.of("Retenciones", "Retentions"),
                        Text.of("Retención", "Retention"))
                .guardedAs("estimates")
                .joining(
                        "JOIN construccion_estimates.estimates e ON e.tenant_id = t.tenant_id AND e.id = t.estimate_id"
                                + " JOIN construccion_contracts.contracts c ON c.tenant_id = e.tenant_id AND c.id = e.contract_id")
                .icon("list")
                .sortedBy("title")
                .calledBy("title")
                .order(38)
                .under(Menu.CONTRACTS)
                .only(Resource.Ability.READ)
                .fields(
                        Field.text("title", "Estimación", "Estimate")
                                .readAs("c.folio || ' / ' || e.n")
                                .inList()
                                .searched(),
                        Field.reference("estimateId", "estimates", "Estimación", "Estimate"),
                        Field.reference("contractId", "contracts", "Contrato", "Contract")
                                .readAs("e.contract_id"),
                        Field.decimal("pct", 2, "Porcentaje", "Percentage").inList(),
                        Field.money("base", "Base", "Base").inList(),
                        Field.money("amount", "Importe", "Amount").inList().withTotal(),
                        Field.choice(
                                        "status",
                                        "Estado",
                                        "Status",
                                        Choice.of("held", "Retenida", "Held").toned(Choice.Tone.INFO),
                                        Choice.of("released", "Devuelta", "Released")
                                                .toned(Choice.Tone.SUCCESS))
                                .otherwise("held"),
                        Field.date("releasedOn", "Devuelta el", "Released on").inList());
    }
}
