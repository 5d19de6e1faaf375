package dev.isem.erp.platform.security;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.InvalidKeyException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads access tokens. One algorithm, one issuer, one audience, one type: whatever else a token says about itself is a
 * reason to refuse it. A second algorithm is there while a {@link SharedSecret} is, and the algorithm alone decides which key
 * is taken.
 */
public final class AccessTokens {

    public static final String AUDIENCE = "erp";
    public static final String TYPE = "at+jwt";

    /** The claim of {@link Identity#epoch}. */
    public static final String EPOCH = "epoch";

    private static final int LONGEST = 8 * 1024;
    private static final Duration SKEW = Duration.ofSeconds(30);

    /** No token of the suite lives longer; one that says so was made by somebody else, or by mistake. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(15);

    /** A token that brings its own key, or says where to fetch one, is not even looked at. */
    private static final Set<String> HEADERS = Set.of("alg", "typ", "kid");

    private static final Set<String> HEADERS_OF_SHARED = Set.of("alg", "typ");

    /** A few kilobytes each. */
    private static final int MOST_REMEMBERED = 2000;

    private static final String HMAC = Jwts.SIG.HS256.getId();

    private final TokenKeys keys;
    private final Optional<SharedSecret> shared;
    private final Clock clock;
    private final JwtParser parser;
    private final GoodTokens good = new GoodTokens(MOST_REMEMBERED);

    /** Accepts what the issuer signs, and nothing else. */
    public AccessTokens(TokenKeys keys, String issuer, Clock clock) {
        this(keys, Optional.empty(), issuer, clock);
    }

    /** Accepts besides what is signed with the shared secret, if there is one. */
    public AccessTokens(TokenKeys keys, Optional<SharedSecret> shared, String issuer, Clock clock) {
        this.keys = keys;
        this.shared = shared;
        this.clock = clock;
        this.parser = Jwts.parser()
                .json(TokenJson.reader())
                .sig()
                .clear()
                .add(shared.isPresent() ? List.of(Jwts.SIG.EdDSA, Jwts.SIG.HS256) : List.of(Jwts.SIG.EdDSA))
                .and()
                .requireIssuer(issuer)
                .requireAudience(AUDIENCE)
                .clock(() -> Date.from(clock.instant()))
                .clockSkewSeconds(SKEW.toSeconds())
                .keyLocator(this::keyFor)
                .build();
    }

    /** The person the token speaks for, or nothing when it cannot be trusted. */
    public Optional<Identity> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<GoodTokens.Good> known = good.find(token);
        if (known.isPresent()) {
            if (stillCounts(known.get())) {
                return known.map(GoodTokens.Good::identity);
            }
            good.forget(token);
        }
        Optional<GoodTokens.Good> checked = check(token);
        checked.ifPresent(it -> good.remember(token, it));
        return checked.map(GoodTokens.Good::identity);
    }

    /** Of a token whose signature was good: the rest of it cannot have changed, the time and the published keys can. */
    private boolean stillCounts(GoodTokens.Good token) {
        return !clock.instant().minus(SKEW).isAfter(token.identity().expires())
                && (token.keyId() == null
                        || keys.find(token.keyId()).filter(token.key()::equals).isPresent());
    }

    private Optional<GoodTokens.Good> check(String token) {
        try {
            Jws<Claims> signed = parser.parseSignedClaims(token);
            JwsHeader header = signed.getHeader();
            return TYPE.equals(header.getType())
                    ? identity(signed.getPayload())
                            .map(who -> new GoodTokens.Good(who, header.getKeyId(), keyFor(header)))
                    : Optional.empty();
        } catch (JwtException | IllegalArgumentException untrusted) {
            return Optional.empty();
        }
    }

    private Key keyFor(Header header) {
        if (HMAC.equals(header.getAlgorithm())) {
            return sharedFor(header);
        }
        if (!(header instanceof JwsHeader signed) || signed.getKeyId() == null) {
            throw new InvalidKeyException("The token names no key.");
        }
        if (!HEADERS.containsAll(header.keySet())) {
            throw new InvalidKeyException("The token's header says more than a token of the suite.");
        }
        return keys.find(signed.getKeyId()).orElseThrow(() -> new InvalidKeyException("The token's key is unknown."));
    }

    private Key sharedFor(Header header) {
        if (!HEADERS_OF_SHARED.containsAll(header.keySet())) {
            throw new InvalidKeyException("The shared secret has no id, and a token of it says nothing more.");
        }
        return shared.map(SharedSecret::key).orElseThrow(() -> new InvalidKeyException("There is no shared secret."));
    }

    private Optional<Identity> identity(Claims claims) {
        Date expires = claims.getExpiration();
        UUID user = uuid(claims.getSubject());
        UUID tenant = uuid(claims.get("tid", String.class));
        String id = claims.getId();
        if (expires == null || user == null || tenant == null || id == null) {
            return Optional.empty();
        }
        if (expires.toInstant().isAfter(clock.instant().plus(LONGEST_LIFE).plus(SKEW))) {
            return Optional.empty();
        }
        return Optional.of(new Identity(
                user,
                tenant,
                strings(claims.get("roles")),
                Permissions.of(strings(claims.get("perms"))),
                modules(claims),
                id,
                expires.toInstant(),
                number(claims.get(EPOCH, Integer.class))));
    }

    /** A core from before there were modules does not tell them, and its companies have all. */
    private static List<String> modules(Claims claims) {
        return claims.containsKey("mods") ? strings(claims.get("mods")) : List.of(Subscriptions.ALL);
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static OptionalInt number(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static List<String> strings(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
