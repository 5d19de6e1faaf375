package dev.isem.erp.construccion.budget;

import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.web.Text;

/**
 * The document that a commitment or a cost comes of, where it is of this kind; empty where it is of another.
 *
 * @param resource whose records such documents are
 * @param alias of their table, which the resource joins
 */
record SourceFields(String name, String resource, Text label, String alias) {

    /** Leads to the document. */
    Field reference() {
        return Field.reference(name + "Id", resource, label.es(), label.en()).readAs(alias + ".id");
    }

    /** What people call the document. */
    Field called(String sql) {
        return Field.text(name + "Name", label.es(), label.en())
                .readAs(sql)
                .inList()
                .searched();
    }
}
