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
import java.util.stream.Collectors;

/**
 * The issuer's published keys. Fetched when first needed, again when they grow old, and for an unknown key id at most
 * once in a while: else anybody could make this process hammer the issuer with made-up ids.
 */
public final class RemoteKeys implements TokenKeys {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final URI url;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private Map<String, PublicKey> keys = Map.of();
    private Instant fetched = Instant.MIN;
    private Instant tried = Instant.MIN;

    public RemoteKeys(URI url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<PublicKey> find(String id) {
        Instant now = clock.instant();
        boolean old = fetched.plus(FRESH).isBefore(now);
        boolean mayFetch = tried.plus(BETWEEN_FETCHES).isBefore(now);
        if (mayFetch && (old || !keys.containsKey(id))) {
            fetch(now);
        }
        if (keys.isEmpty()) {
            throw new Unavailable("No key could be fetched from " + url, new IOException("not fetched yet"));
        }
        return Optional.ofNullable(keys.get(id));
    }

    private void fetch(Instant now) {
        tried = now;
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(url).timeout(TIMEOUT).GET().build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            keys = parse(answer.body());
            fetched = now;
        } catch (IOException | JwtException unusable) {
            stayWithOldKeys(unusable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stayWithOldKeys(interrupted);
        }
    }

    /** The issuer being away for a while must not sign everybody out. */
    private void stayWithOldKeys(Exception cause) {
        if (keys.isEmpty()) {
            throw new Unavailable("No key could be fetched from " + url, cause);
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
