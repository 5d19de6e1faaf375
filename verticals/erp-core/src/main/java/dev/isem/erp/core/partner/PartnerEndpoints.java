package dev.isem.erp.core.partner;

import dev.isem.erp.core.Menu;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Partners: whom the tenant buys from and sells to. */
@RestController
@RequestMapping("/api/partners")
public class PartnerEndpoints extends CrudEndpoints {

    PartnerEndpoints(Store store) {
        super(partners(), store);
    }

    /** What a partner is. */
    public static Resource partners() {
        return Resource.of(
                        "partners", "core.partners", Text.of("Contactos", "Partners"), Text.of("Contacto", "Partner"))
                .icon("people")
                .order(10)
                .under(Menu.CATALOGUES)
                .fields(
                        Field.code("code", "Código", "Code").sortedBy("code_key"),
                        Field.text("name", "Nombre", "Name")
                                .required()
                                .inList()
                                .sortedBy("name_key")
                                .searched(),
                        Field.choice(
                                        "kind",
                                        "Tipo",
                                        "Kind",
                                        Choice.of("customer", "Cliente", "Customer")
                                                .toned(Choice.Tone.INFO),
                                        Choice.of("supplier", "Proveedor", "Supplier"),
                                        Choice.of("both", "Ambos", "Both"))
                                .required()
                                .otherwise("customer"),
                        Field.text("rfc", "RFC", "RFC")
                                .max(13)
                                .matching("[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3}")
                                .inList()
                                .searched(),
                        Field.of(FieldType.EMAIL, "email", "Correo", "E-mail").inList(),
                        Field.text("phone", "Teléfono", "Phone").max(30),
                        Field.text("taxRegime", "Régimen fiscal", "Tax regime")
                                .max(3)
                                .matching("[0-9]{3}"),
                        Field.money("creditLimit", "Límite de crédito", "Credit limit")
                                .notNegative(),
                        Field.yes("active", "Activo", "Active"));
    }
}
