package dev.isem.erp.platform.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tokens that counted a moment ago: a page asks for much at once, and its person is then asked about once. */
public final class LatelyAlive {

    private static final long MOMENT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 2000;

    /** Tokens of a shared secret name themselves as they like, several persons' alike. */
    private record Token(UUID tenant, UUID user, OptionalInt epoch, String id) {

        static Token of(Identity identity) {
            return new Token(identity.tenant(), identity.user(), identity.epoch(), identity.tokenId());
        }
    }

    private final Map<Token, Long> untilByToken = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Token, Long> eldest) {
            return size() > MOST;
        }
    };
    private final LongSupplier nanos;

    /** @param nanos a clock that only runs on */
    public LatelyAlive(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether the token counted within the last second. */
    public synchronized boolean holds(Identity identity) {
        Long until = untilByToken.get(Token.of(identity));
        return until != null && nanos.getAsLong() - until < 0;
    }

    /** The token counts now. */
    public synchronized void note(Identity identity) {
        untilByToken.put(Token.of(identity), nanos.getAsLong() + MOMENT_NANOS);
    }

    /** Something has ended, and all are asked about again. */
    public synchronized void forgetAll() {
        untilByToken.clear();
    }
}
