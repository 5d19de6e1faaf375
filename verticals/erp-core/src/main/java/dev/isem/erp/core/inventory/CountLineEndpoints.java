package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was counted of each product. Confirmed, a line also tells what the books said and the difference. */
@RestController
@RequestMapping("/api/inventory/count-lines")
public class CountLineEndpoints extends CrudEndpoints {

    private final Counts counts;

    CountLineEndpoints(Store store, Counts counts) {
        super(lines(), store);
        this.counts = counts;
    }

    /** What a line of a count is. */
    public static Resource lines() {
        return Resource.of(
                        "inventory/count-lines",
                        "inventory.count_lines",
                        Text.of("Partidas", "Lines"),
                        Text.of("Partida", "Line"))
                .linesOf(CountEndpoints.counts(), "countId")
                .guardedAs("counts")
                .joining("JOIN core.products p ON p.tenant_id = t.tenant_id AND p.id = t.product_id"
                        + " JOIN inventory.counts c ON c.tenant_id = t.tenant_id AND c.id = t.count_id")
                .icon("list")
                .sortedBy("productName")
                .calledBy("productName")
                .order(35)
                .hidden()
                .fields(
                        Field.reference("countId", "inventory/counts", "Conteo", "Count")
                                .required()
                                .onlyOnCreate(),
                        Field.reference("productId", "products", "Producto", "Product")
                                .required()
                                .onlyOnCreate(),
                        Field.text("productName", "Producto", "Product")
                                .readAs("p.name")
                                .inList()
                                .searched(),
                        Field.decimal("qty", 4, "Contado", "Counted")
                                .required()
                                .notNegative()
                                .inList(),
                        // Whoever counts is not told what to find.
                        Field.decimal("expected", 4, "En libros", "In the books")
                                .readAs("CASE WHEN c.status = 'confirmed' THEN t.expected END")
                                .inList(),
                        Field.decimal("difference", 4, "Diferencia", "Difference")
                                .computed()
                                .inList());
    }

    @Override
    protected void check(Values values) {
        values.id("productId").ifPresent(counts::mustBeMovable);
    }

    @Override
    protected Stored insert(UUID id, Values values) {
        Stored stored = super.insert(id, values);
        if (stored.isNew()) {
            counts.keepBooked(id);
        }
        return stored;
    }

    @Override
    protected Row change(UUID id, int version, Values values) {
        counts.keepBooked(id);
        return super.change(id, version, values);
    }
}
