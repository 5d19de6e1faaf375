package dev.isem.erp.platform.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tokens that counted a moment ago: a page asks for much at once, and its person is then asked about once. */
public final class LatelyAlive {

    private static final long MOMENT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 2000;

    private final Map<String, Long> untilByToken = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };
    private final LongSupplier nanos;

    /** @param nanos a clock that only runs on */
    public LatelyAlive(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether the token counted within the last second. */
    public synchronized boolean holds(String token) {
        Long until = untilByToken.get(token);
        return until != null && nanos.getAsLong() - until < 0;
    }

    /** The token counts now. */
    public synchronized void note(String token) {
        untilByToken.put(token, nanos.getAsLong() + MOMENT_NANOS);
    }

    /** Something has ended, and all are asked about again. */
    public synchronized void forgetAll() {
        untilByToken.clear();
    }
}
