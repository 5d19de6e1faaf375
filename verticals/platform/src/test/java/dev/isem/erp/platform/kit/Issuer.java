package dev.isem.erp.platform.kit;

import com.sun.net.httpserver.HttpServer;
import dev.isem.erp.platform.security.AccessTokens;
import dev.isem.erp.platform.security.TokenJson;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Issues access tokens and publishes their key, as the suite's core does; also tokens that must be refused. */
public final class Issuer implements AutoCloseable {

    public static final String ORIGIN = "http://erp.localhost:8080";
    public static final String KEY_ID = "test-key";

    private final KeyPair key = Secrets.ed25519();
    private final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer server;
    private volatile String published = KEY_ID;
    private volatile CountDownLatch answering = new CountDownLatch(0);
    private volatile BiConsumer<UUID, UUID> joining = (_, _) -> {};

    private Issuer(HttpServer server) {
        this.server = server;
    }

    public static Issuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Issuer issuer = new Issuer(server);
            server.createContext("/", exchange -> {
                try (exchange) {
                    issuer.fetches.incrementAndGet();
                    issuer.waitUntilItAnswers();
                    byte[] set = issuer.keySet().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, set.length);
                    exchange.getResponseBody().write(set);
                }
            });
            server.start();
            return issuer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public URI keysUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json");
    }

    /** Publishes its key under another id from now on. */
    public void publishAs(String id) {
        published = id;
    }

    /** From here on requests for the key set are taken and not answered. */
    public void hang() {
        answering = new CountDownLatch(1);
    }

    private void waitUntilItAnswers() {
        try {
            answering.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How often the key set was asked for. */
    public int fetches() {
        return fetches.get();
    }

    public KeyPair key() {
        return key;
    }

    /** Tells of each tenant and person that a token is made for: who has one is known to the core. */
    public void telling(BiConsumer<UUID, UUID> listener) {
        joining = listener;
    }

    /** A token that must be accepted. */
    public String token(UUID tenant, String... permissions) {
        return sign(claims(tenant, permissions));
    }

    /** The claims of a good token, to be spoiled by a test. */
    public JwtBuilder claims(UUID tenant, String... permissions) {
        UUID person = UUID.randomUUID();
        joining.accept(tenant, person);
        return Jwts.builder()
                .json(TokenJson.writer())
                .header()
                .type(AccessTokens.TYPE)
                .keyId(KEY_ID)
                .and()
                .subject(person.toString())
                .id(UUID.randomUUID() + "." + UUID.randomUUID())
                .issuer(ORIGIN)
                .audience()
                .add(AccessTokens.AUDIENCE)
                .and()
                .expiration(Date.from(Instant.now().plusSeconds(600)))
                .claim("tid", tenant.toString())
                .claim(AccessTokens.EPOCH, 0)
                .claim("roles", List.of())
                .claim("perms", List.of(permissions));
    }

    public String sign(JwtBuilder claims) {
        return claims.signWith(key.getPrivate(), Jwts.SIG.EdDSA).compact();
    }

    /** The published set. */
    public String keySet() {
        return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"" + published + "\",\"x\":\"" + x() + "\"}]}";
    }

    /** The last 32 bytes of the encoded key are the point itself. */
    private String x() {
        byte[] encoded = ((EdECPublicKey) key.getPublic()).getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(point);
    }

    @Override
    public void close() {
        answering.countDown();
        server.stop(0);
    }
}
