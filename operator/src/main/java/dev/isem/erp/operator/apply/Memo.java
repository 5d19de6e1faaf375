package dev.isem.erp.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers which live version of an object was found to be as wanted, or was made so. Losing it costs comparisons;
 * a wrong comparison costs one write per version at most, never a loop.
 */
final class Memo {

    /** @param before the version that was replaced: until the watch delivers the new one, the cache still shows it */
    private record Entry(String wanted, String before, String now) {}

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();

    boolean isDone(HasMetadata live, String wanted) {
        Entry entry = entries.get(key(live));
        String version = live.getMetadata().getResourceVersion();
        return entry != null
                && entry.wanted().equals(wanted)
                && (version.equals(entry.now()) || version.equals(entry.before()));
    }

    void found(HasMetadata live, String wanted) {
        String version = live.getMetadata().getResourceVersion();
        entries.put(key(live), new Entry(wanted, version, version));
    }

    void wrote(HasMetadata before, HasMetadata written, String wanted) {
        entries.put(
                key(written),
                new Entry(
                        wanted,
                        before.getMetadata().getResourceVersion(),
                        written.getMetadata().getResourceVersion()));
    }

    void forget(HasMetadata object) {
        entries.remove(key(object));
    }

    private static String key(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getNamespace() + "/"
                + object.getMetadata().getName();
    }
}
