package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.security.Permissions;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The trail of what was done to the vertical's records, to be read and no more. Who may not read a kind of record sees that
 * something was done to one, and by whom, but none of its fields.
 */
@RestController
@RequestMapping("/api/audit")
public class AuditEndpoints extends ReadEndpoints {

    private static final List<String> FIELDS_OF_THE_RECORD = List.of("before", "after");

    private final ObjectProvider<ReadEndpoints> endpoints;

    /**
     * Reads the table {@code audit_log} of this schema.
     *
     * @param endpoints those of all resources, which say who may read what; asked for when the first line is shown
     */
    public AuditEndpoints(Store store, String schema, ObjectProvider<ReadEndpoints> endpoints) {
        super(lines(schema), store);
        this.endpoints = endpoints;
    }

    static Resource lines(String schema) {
        return Resource.of("audit", schema + ".audit_log", Text.of("Bitácora", "Audit log"), Text.of("Acto", "Act"))
                .icon("list")
                .newestFirst("createdAt")
                .calledBy("action")
                .order(900)
                .appendOnly()
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

    @Override
    Row shown(Row line) {
        return mayRead(line.text("resource")) ? line : line.without(FIELDS_OF_THE_RECORD);
    }

    private boolean mayRead(String resource) {
        Permissions permissions =
                Identity.current().orElseThrow(Problem::unauthorized).permissions();
        return endpoints.stream()
                .map(ReadEndpoints::resource)
                .filter(it -> it.name.equals(resource))
                .allMatch(it -> permissions.allow(it.permission, "read"));
    }
}
