package dev.isem.erp.core.token;

import dev.isem.erp.platform.security.AccessTokens;
import dev.isem.erp.platform.security.TokenJson;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * Issues access tokens. They live a quarter of an hour, and less when what they say is no longer so; what would outlive the
 * token, as handing out rights, is judged by the database all the same.
 */
public final class TokenIssuer {

    public static final Duration LIFE = Duration.ofMinutes(15);

    private final SigningKeys keys;
    private final String issuer;
    private final Clock clock;

    public TokenIssuer(SigningKeys keys, String issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * A token that speaks for the person until it expires, the session is ended or the person has another epoch.
     *
     * @param epoch of the person, read together with the permissions
     */
    public String issue(
            UUID user,
            UUID tenant,
            UUID session,
            int epoch,
            List<String> roles,
            List<String> permissions,
            List<String> modules) {
        Instant now = clock.instant();
        SigningKey key = keys.signing();
        return Jwts.builder()
                .json(TokenJson.writer())
                .header()
                .type(AccessTokens.TYPE)
                .keyId(key.id())
                .and()
                .subject(user.toString())
                .id(session + "." + UUID.randomUUID())
                .issuer(issuer)
                .audience()
                .add(AccessTokens.AUDIENCE)
                .and()
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFE)))
                .claim("tid", tenant.toString())
                .claim(AccessTokens.EPOCH, epoch)
                .claim("roles", roles)
                .claim("perms", permissions)
                .claim("mods", modules)
                .signWith(key.privateKey(), Jwts.SIG.EdDSA)
                .compact();
    }
}
