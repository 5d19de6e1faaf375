package dev.isem.erp.core.inventory;

import dev.isem.erp.platform.demo.DemoFile;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Goods in the demo's warehouses, moved and counted as people would. */
@Component
public class InventoryDemo {

    private final Store store;
    private final OutsideLocations outside;
    private final Moves moves;
    private final Counts counts;

    InventoryDemo(Store store, OutsideLocations outside, Moves moves, Counts counts) {
        this.store = store;
        this.outside = outside;
        this.moves = moves;
        this.counts = counts;
    }

    /** Loads what is not there yet, in the tenant's transaction. */
    public void load(String slug) {
        outside.ensure();
        loadMoves(slug);
        loadCounts(slug);
    }

    private void loadMoves(String slug) {
        Table table = new Table(store, MoveEndpoints.moves());
        for (UUID draft : toBeConfirmed(
                slug, DemoFile.read("demo/moves.csv").load(store, MoveEndpoints.moves(), slug, moves::complete))) {
            moves.confirm(draft, table.get(draft).id("productId"));
        }
    }

    private void loadCounts(String slug) {
        Table table = new Table(store, CountEndpoints.counts());
        List<UUID> done = toBeConfirmed(
                slug, DemoFile.read("demo/counts.csv").load(store, CountEndpoints.counts(), slug, _ -> {}));
        DemoFile.read("demo/count-lines.csv").load(store, CountLineEndpoints.lines(), slug);
        for (UUID count : done) {
            counts.apply(table.move(count, OptionalInt.empty(), List.of("draft"), "confirmed"));
        }
    }

    private static List<UUID> toBeConfirmed(String slug, List<Map<String, String>> stored) {
        return stored.stream()
                .filter(line -> "confirm".equals(line.get("then")))
                .map(line -> DemoFile.id(slug, line))
                .toList();
    }
}
