package dev.isem.erp.operator.observe;

import dev.isem.erp.crds.ErpVertical;
import java.util.List;
import java.util.stream.Stream;

/** What a vertical needs of its neighbours. */
public final class Needs {

    private Needs() {}

    /** Tables of others that it reads, writes or refers to, in the order of its manifest. */
    public static List<String> tables(ErpVertical vertical) {
        var spec = vertical.getSpec();
        return Stream.of(
                        spec.requires().stream(),
                        spec.writes().stream(),
                        spec.references().stream().map(Needs::parent))
                .flatMap(tables -> tables)
                .distinct()
                .toList();
    }

    /** Of {@code retail.sales(partner_id) -> core.partners} the table after the arrow. */
    private static String parent(String reference) {
        return reference.substring(reference.indexOf("->") + 2).strip();
    }
}
