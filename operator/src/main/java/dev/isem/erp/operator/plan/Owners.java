package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.observe.Needs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who owns which schema, and who needs whom: the order of a suite, derived from its manifests. */
final class Owners {

    private final List<ErpVertical> verticals;

    Owners(List<ErpVertical> verticals) {
        this.verticals = verticals;
    }

    /** Tables that the vertical needs of others, by schema, in the order of its manifest. */
    static Map<String, List<String>> neededBySchema(ErpVertical vertical) {
        var needed = new LinkedHashMap<String, List<String>>();
        Needs.tables(vertical)
                .forEach(table -> needed.computeIfAbsent(schema(table), each -> new ArrayList<>())
                        .add(table));
        return needed;
    }

    Optional<ErpVertical> of(String schema) {
        return verticals.stream()
                .filter(each -> each.getSpec().schemas().contains(schema))
                .min(java.util.Comparator.comparing(
                                (ErpVertical each) -> each.getMetadata().getCreationTimestamp())
                        .thenComparing(each -> each.getMetadata().getName()));
    }

    /** The way from the vertical over what it needs back to itself, if there is one. */
    List<ErpVertical> cycle(ErpVertical from) {
        return way(from, from, new HashSet<>());
    }

    /** Whether it needs tables of the other one, or those of one that does. */
    boolean needs(ErpVertical reader, ErpVertical owner) {
        return !way(reader, owner, new HashSet<>()).isEmpty();
    }

    private List<ErpVertical> way(ErpVertical at, ErpVertical target, Set<String> visited) {
        for (String schema : neededBySchema(at).keySet()) {
            Optional<ErpVertical> owner = of(schema);
            if (owner.isEmpty()) {
                continue;
            }
            ErpVertical next = owner.get();
            if (name(next).equals(name(target))) {
                return List.of(at);
            }
            if (visited.add(name(next))) {
                List<ErpVertical> rest = way(next, target, visited);
                if (!rest.isEmpty()) {
                    return Stream.concat(Stream.of(at), rest.stream()).toList();
                }
            }
        }
        return List.of();
    }

    static String schema(String table) {
        return table.substring(0, table.indexOf('.'));
    }

    static String name(ErpVertical vertical) {
        return vertical.getMetadata().getName();
    }
}
