package dev.isem.erp.operator.render;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one run of the database steps is asked for.
 *
 * @param inputs hash of what the steps are given
 * @param after Job whose outcome is the last one recorded, empty when there is none
 * @param settled whether no pod of an older version lives, so that what only those used may be taken away
 * @param planOnly whether only what would run is told
 * @param approved fingerprint of the plan that a person approved, empty where none is asked
 * @param check value of the request for a check that it answers, empty without one
 */
public record StepsOrder(
        String inputs, String after, boolean settled, boolean planOnly, String approved, String check) {

    /** The order as annotations of its Job: whoever reads the outcome knows what was asked. */
    Map<String, String> annotations() {
        var annotations = new TreeMap<>(Map.of(Marks.INPUTS, inputs, Marks.AFTER, after));
        if (settled) {
            annotations.put(Marks.SETTLED, "true");
        }
        if (planOnly) {
            annotations.put(Marks.PLAN, "true");
        }
        if (!check.isEmpty()) {
            annotations.put(Marks.CHECK, check);
        }
        return annotations;
    }
}
