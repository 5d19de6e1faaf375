package dev.isem.erp.platform.security;

import java.security.Key;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens whose signature was found good, with what they say: to check one takes a millisecond of CPU. Whether it
 * still counts is for the caller to ask, each time. Those not seen for longest are forgotten.
 */
final class GoodTokens {

    /**
     * What a good token says.
     *
     * @param keyId the thumbprint of the key by which it is signed; nothing for the shared secret, which has none
     */
    record Good(Identity identity, @Nullable String keyId, Key key) {}

    private final Map<String, Good> byText;

    /** Remembers so many at most. */
    GoodTokens(int most) {
        this.byText = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Good> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<Good> find(String token) {
        return Optional.ofNullable(byText.get(token));
    }

    synchronized void remember(String token, Good good) {
        byText.put(token, good);
    }

    synchronized void forget(String token) {
        byText.remove(token);
    }
}
