package dev.isem.erp.construccion.hr;

import dev.isem.erp.platform.resource.Field;

/** Whose record it is, in resources that join {@code construccion_hr.employees e}. */
public final class EmployeeFields {

    /** Field that holds the person's id. */
    public static final String FIELD = "employeeId";

    private EmployeeFields() {}

    public static Field reference() {
        return Field.reference(FIELD, "employees", "Persona", "Employee").required();
    }

    public static Field name() {
        return Field.text("employeeName", "Persona", "Employee")
                .readAs("e.name")
                .inList()
                .searched();
    }
}
