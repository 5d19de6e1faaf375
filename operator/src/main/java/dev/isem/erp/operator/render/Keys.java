package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpVerticalStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the suite's tokens, as the pods where people sign in have them.
 *
 * @param signing end of the name of its Secret; empty for the key that was made first
 * @param published the same, of those that are published beside it
 */
public record Keys(String signing, List<String> published) {

    /** What every suite begins with. */
    public static final Keys FIRST = new Keys("", List.of());

    private static final String FILE = "signing-key.pem";
    private static final Set<String> NOT_PUBLISHED = Set.of("Preparing");
    private static final Set<String> ONLY_PUBLISHED = Set.of("Publishing", "Published");
    private static final Set<String> SIGNS_BESIDE = Set.of("Switching", "Switched");

    /** What the phase of a replacement makes of the two keys. */
    public static Keys of(ErpVerticalStatus.@Nullable Signing shown) {
        if (shown == null) {
            return FIRST;
        }
        String next = shown.key() == null ? "" : shown.key();
        String before = shown.replaces() == null ? "" : shown.replaces();
        String phase = shown.phase() == null ? "" : shown.phase();
        if (NOT_PUBLISHED.contains(phase)) {
            return new Keys(before, List.of());
        }
        if (ONLY_PUBLISHED.contains(phase)) {
            return new Keys(before, List.of(next));
        }
        return new Keys(next, SIGNS_BESIDE.contains(phase) ? List.of(before) : List.of());
    }

    /** Path of a key in a pod. The first one lies beside what does not change with the key. */
    public static String file(String id) {
        return folder(id) + "/" + FILE;
    }

    static String folder(String id) {
        return id.isEmpty() ? "/etc/erp/identity" : "/etc/erp/signing-" + id;
    }

    /** Those with a Secret of their own. */
    Stream<String> rotated() {
        return Stream.concat(Stream.of(signing), published.stream()).filter(id -> !id.isEmpty());
    }
}
