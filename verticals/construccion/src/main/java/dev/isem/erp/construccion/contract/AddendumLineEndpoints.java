package dev.isem.erp.construccion.contract;

import dev.isem.erp.construccion.budget.ConceptFields;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lines of an addendum: of a concept that is contracted, or of a new one, which they describe. */
@RestController
@RequestMapping("/api/addendum-lines")
public class AddendumLineEndpoints extends CrudEndpoints {

    private final Addendums addendums;

    AddendumLineEndpoints(Store store, Addendums addendums) {
        super(lines(), store);
        this.addendums = addendums;
    }

    /** What a line of an addendum is. */
    public static Resource lines() {
        return Resource.of(
                        "addendum-lines",
                        "construccion_contracts.addendum_lines",
                        Text.of("Conceptos del convenio", "Addendum lines"),
                        Text.of("Concepto del convenio", "Addendum line"))
                .linesOf(AddendumEndpoints.addendums(), "addendumId")
                .guardedAs("addendums")
                .icon("list")
                .sortedBy("code")
                .calledBy("concept")
                .order(33)
                .hidden()
                .fields(
                        Field.reference("addendumId", "addendums", "Convenio", "Addendum")
                                .required()
                                .onlyOnCreate(),
                        Field.reference("contractLineId", "contract-lines", "Concepto contratado", "Contract line")
                                .within("contractId", "addendumId")
                                .onlyOnCreate(),
                        Field.text("code", "Clave (si es nuevo)", "Code (if new)")
                                .max(20)
                                .matching("[A-Za-z0-9._/-]+")
                                .inList()
                                .searched(),
                        Field.text("concept", "Concepto (si es nuevo)", "Concept (if new)")
                                .max(300)
                                .inList()
                                .searched(),
                        Field.text("unit", "Unidad (si es nuevo)", "Unit (if new)")
                                .max(10)
                                .inList(),
                        Field.decimal("unitPrice", 6, "Precio unitario (si es nuevo)", "Unit price (if new)")
                                .notNegative()
                                .inList(),
                        Field.decimal("quantity", 4, "Cantidad (+/-)", "Quantity (+/-)")
                                .required()
                                .inList(),
                        ConceptFields.worth());
    }

    /** A contracted concept is described by the contract. */
    @Override
    protected void complete(Values values) {
        if (values.id("contractLineId").isPresent()) {
            Addendums.DESCRIPTION.forEach(values::without);
        }
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        UUID addendum = values.id("addendumId").orElseThrow();
        return super.insert(id, addendums.completed(addendum, values.id("contractLineId"), values));
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        Row before = table().get(id);
        Optional<UUID> contractLine = Optional.ofNullable((UUID) before.get("contractLineId"));
        return super.change(id, version, addendums.completed(before.id("addendumId"), contractLine, values));
    }
}
