package dev.isem.erp.operator.observe;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.render.Marks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of the caches' indices. */
final class Keys {

    private Keys() {}

    static String suite(ErpVertical vertical) {
        return vertical.getMetadata().getNamespace()
                + "/"
                + vertical.getSpec().suiteRef().name();
    }

    static String suite(ErpSuite suite) {
        return suite.getMetadata().getNamespace() + "/" + suite.getMetadata().getName();
    }

    static String need(ErpVertical owner, String schema) {
        return suite(owner) + "/" + schema;
    }

    /** The schemas of others that a vertical needs. */
    static List<String> needs(ErpVertical vertical) {
        return Needs.tables(vertical).stream()
                .map(table -> need(vertical, table.substring(0, table.indexOf('.'))))
                .distinct()
                .toList();
    }

    static List<String> suiteOfLabels(HasMetadata object) {
        return label(object, Marks.PART_OF);
    }

    static List<String> instance(HasMetadata object) {
        return label(object, Marks.INSTANCE);
    }

    private static List<String> label(HasMetadata object, String label) {
        @Nullable Map<String, String> labels = object.getMetadata().getLabels();
        String value = labels == null ? null : labels.get(label);
        return value == null ? List.of() : List.of(object.getMetadata().getNamespace() + "/" + value);
    }
}
