package dev.isem.erp.platform.security;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.InvalidKeyException;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PublicJwk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * The issuer's published keys. Fetched when first needed, again when they grow old, and for an unknown key id at most
 * once in a while: else anybody could make this process hammer the issuer with made-up ids. One fetch is under way at a time,
 * and whoever's key is known goes on by that: an issuer that hangs holds up none of them.
 */
public final class RemoteKeys implements TokenKeys {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

    /** For the whole answer: the one of a request ends with the headers. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final URI url;
    private final Clock clock;
    /** Made by the first fetch: its certificates and threads cost a start a tenth of a second. */
    private final Supplier<HttpClient> http = SingletonSupplier.of(
            () -> HttpClient.newBuilder().connectTimeout(TIMEOUT).build());

    private volatile Published published = new Published(Map.of(), Instant.MIN);
    private volatile Throwable failure = new IOException("not fetched yet");
    private volatile CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
    private Instant tried = Instant.MIN;

    private record Published(Map<String, PublicKey> keys, Instant fetched) {

        boolean areOld(Instant now) {
            return fetched.plus(FRESH).isBefore(now);
        }
    }

    public RemoteKeys(URI url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    @Override
    public Optional<PublicKey> find(String id) {
        Instant now = clock.instant();
        Published known = published;
        if (known.areOld(now) || !known.keys().containsKey(id)) {
            known = renewed(known, id, now);
        }
        if (known.keys().isEmpty()) {
            throw new Unavailable("No key could be fetched from " + url, failure);
        }
        return Optional.ofNullable(known.keys().get(id));
    }

    /**
     * Without any key all wait for the first ones. Of those with an unknown one only whose request began the fetch waits: a
     * stranger with many made-up ids would else hold as many of the server's threads.
     */
    private Published renewed(Published known, String id, Instant now) {
        boolean isMine = begin(now);
        if (known.keys().isEmpty() || (isMine && !known.keys().containsKey(id))) {
            await(underWay);
        }
        return published;
    }

    private synchronized boolean begin(Instant now) {
        if (!underWay.isDone() || !tried.plus(BETWEEN_FETCHES).isBefore(now)) {
            return false;
        }
        tried = now;
        HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).GET().build();
        CompletableFuture<HttpResponse<String>> exchange =
                http.get().sendAsync(request, HttpResponse.BodyHandlers.ofString());
        underWay = exchange.copy()
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failed) -> {
                    exchange.cancel(true);
                    take(answer, failed, now);
                    return null;
                });
        return true;
    }

    /** The issuer being away for a while must not sign everybody out: the keys of before stay. */
    private void take(@Nullable HttpResponse<String> answer, @Nullable Throwable failed, Instant now) {
        try {
            if (answer == null) {
                throw new IOException("no answer", failed);
            }
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            published = new Published(parse(answer.body()), now);
        } catch (IOException | JwtException unusable) {
            failure = unusable;
        }
    }

    private static void await(CompletableFuture<Void> fetch) {
        try {
            fetch.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    static Map<String, PublicKey> parse(String set) {
        return Jwks.setParser().json(TokenJson.reader()).build().parse(set).getKeys().stream()
                .filter(PublicJwk.class::isInstance)
                .collect(Collectors.toMap(Jwk::getId, key -> ((PublicJwk<?>) key).toKey(), (_, _) -> {
                    throw new InvalidKeyException("Two keys have one id, so nobody knows which of them counts.");
                }));
    }
}
