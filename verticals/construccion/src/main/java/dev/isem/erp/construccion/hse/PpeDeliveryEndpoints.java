package dev.isem.erp.construccion.hse;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.hr.EmployeeFields;
import dev.isem.erp.construccion.hr.Employees;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.PastDay;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Protective equipment handed to employees: what is written is done, and stays. */
@RestController
@RequestMapping("/api/ppe-deliveries")
public class PpeDeliveryEndpoints extends CrudEndpoints {

    private final Employees employees;

    PpeDeliveryEndpoints(Store store, Employees employees) {
        super(deliveries(), store);
        this.employees = employees;
    }

    /** What a delivery is. */
    public static Resource deliveries() {
        return Resource.of(
                        "ppe-deliveries",
                        "construccion_hse.ppe_deliveries",
                        Text.of("Entregas de equipo de protección", "Deliveries of protective equipment"),
                        Text.of("Entrega de equipo de protección", "Delivery of protective equipment"))
                .joining("JOIN construccion_hr.employees e ON e.tenant_id = t.tenant_id AND e.id = t.employee_id")
                .icon("list")
                .newestFirst("deliveredOn")
                .calledBy("item")
                .order(63)
                .under(Menu.SAFETY)
                .only(Resource.Ability.READ, Resource.Ability.CREATE)
                .fields(
                        Field.text("item", "Equipo", "Equipment")
                                .required()
                                .inList()
                                .searched(),
                        EmployeeFields.reference(),
                        EmployeeFields.name(),
                        Field.of(FieldType.INTEGER, "quantity", "Cantidad", "Quantity")
                                .required()
                                .positive()
                                .inList(),
                        Field.date("deliveredOn", "Entregado el", "Delivered on")
                                .required()
                                .inList());
    }

    @Override
    protected void check(Values values) {
        PastDay.check(values, "deliveredOn", store());
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        if (table().find(id).isEmpty()) {
            employees.mustBelongOn(
                    values.date("deliveredOn").orElseThrow(),
                    values.id(EmployeeFields.FIELD).orElseThrow(),
                    EmployeeFields.FIELD);
        }
        return super.insert(id, values);
    }
}
