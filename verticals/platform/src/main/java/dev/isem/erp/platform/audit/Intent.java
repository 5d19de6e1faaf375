package dev.isem.erp.platform.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done once, in however many requests with one key it arrives.
 *
 * @param line id of the line in the log that tells of it, which follows from the key
 * @param hash of all that is asked for; null without a key, and of lines from before it was kept
 */
public record Intent(UUID line, @Nullable String hash) {

    /** Whether a further request with its key could arrive. */
    public boolean isKeyed() {
        return hash != null;
    }

    /** Whether the earlier request with its key asked for the same, as far as its line tells. */
    public boolean repeats(Intent earlier) {
        return earlier.hash == null || earlier.hash.equals(hash);
    }
}
