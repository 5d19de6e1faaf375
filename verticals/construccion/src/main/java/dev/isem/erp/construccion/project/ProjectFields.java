package dev.isem.erp.construccion.project;

import dev.isem.erp.platform.resource.Field;

/** Of which project a record is, in resources that join {@code construccion.projects p}. */
public final class ProjectFields {

    private ProjectFields() {}

    public static Field reference() {
        return Field.reference("projectId", "projects", "Proyecto", "Project");
    }

    public static Field name() {
        return Field.text("projectName", "Proyecto", "Project")
                .readAs("p.name")
                .inList()
                .searched();
    }
}
