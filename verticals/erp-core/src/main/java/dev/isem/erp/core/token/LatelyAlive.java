package dev.isem.erp.core.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tokens that counted a moment ago: a page asks for much at once, and the cache is then asked about its person once. */
final class LatelyAlive {

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

    LatelyAlive(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean holds(String token) {
        Long until = untilByToken.get(token);
        return until != null && nanos.getAsLong() - until < 0;
    }

    synchronized void note(String token) {
        untilByToken.put(token, nanos.getAsLong() + MOMENT_NANOS);
    }

    synchronized void forgetAll() {
        untilByToken.clear();
    }
}
