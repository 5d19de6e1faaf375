package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Text;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The trail of what was done to the vertical's records, to be read and no more. */
@RestController
@RequestMapping("/api/audit")
public class AuditEndpoints extends ReadEndpoints {

    /** Reads the table {@code audit_log} of this schema. */
    public AuditEndpoints(Store store, String schema) {
        super(lines(schema), store);
    }

    static Resource lines(String schema) {
        return Resource.of("audit", schema + ".audit_log", Text.of("Bitácora", "Audit log"), Text.of("Acto", "Act"))
                .icon("list")
                .order(900)
                .appendOnly()
                .newestFirst("createdAt")
                .calledBy("action")
                .fields(
                        Field.of(FieldType.DATETIME, "at", "Cuándo", "When")
                                .readAs("t.created_at")
                                .inList(),
                        Field.text("resource", "Registro", "Record")
                                .filter()
                                .inList()
                                .searched(),
                        Field.text("action", "Acto", "Action").filter().inList().searched(),
                        Field.text("recordId", "Identificador", "Id").filter().searched(),
                        Field.text("createdBy", "Quién", "Who")
                                .readAs("t.created_by::text")
                                .filter(),
                        Field.of(FieldType.LONGTEXT, "before", "Antes", "Before")
                                .readAs("t.before::text"),
                        Field.of(FieldType.LONGTEXT, "after", "Después", "After")
                                .readAs("t.after::text"));
    }
}
