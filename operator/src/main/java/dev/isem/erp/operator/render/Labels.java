package dev.isem.erp.operator.render;

import java.util.Map;
import java.util.TreeMap;

/** Labels of a vertical's or suite's objects. */
final class Labels {

    private Labels() {}

    /** Labels of an object that stays when the version changes. */
    static Map<String, String> of(Release release, String component) {
        return of(release.name(), release.suiteName(), component);
    }

    static Map<String, String> of(String instance, String suite, String component) {
        var labels = new TreeMap<>(selector(instance, component));
        labels.put(Marks.NAME, instance);
        labels.put(Marks.PART_OF, suite);
        labels.put(Marks.MANAGED_BY, Names.MANAGER);
        return labels;
    }

    /** Labels of an object that belongs to one version. */
    static Map<String, String> versioned(Release release, String component) {
        var labels = new TreeMap<>(of(release, component));
        labels.put(Marks.VERSION, release.version());
        return labels;
    }

    /** What pods of the suite have in common, and no pod of somebody else's. */
    static Map<String, String> ofSuite(String suite) {
        return new TreeMap<>(Map.of(Marks.PART_OF, suite, Marks.MANAGED_BY, Names.MANAGER));
    }

    /** Selects our pods even beside those of another application that uses the same names. */
    static Map<String, String> selector(String instance, String component, String suite) {
        var labels = ofSuite(suite);
        labels.putAll(selector(instance, component));
        return labels;
    }

    /** The part that selectors use, which can never change. */
    static Map<String, String> selector(String instance, String component) {
        return new TreeMap<>(Map.of(Marks.INSTANCE, instance, Marks.COMPONENT, component));
    }
}
