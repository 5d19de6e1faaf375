package dev.isem.erp.platform.redis;

import dev.isem.erp.platform.Settings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The suite's cache, by one connection that is opened when first used and mends itself. Every caller must know what to
 * do without it.
 */
public final class Redis implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    /** A cache that does not even answer a connection must not cost every request the time-out. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final RedisURI address;
    private final String prefix;
    private @Nullable RedisClient client;
    private @Nullable StatefulRedisConnection<String, String> connection;
    private long lastAttempt = System.nanoTime() - BETWEEN_ATTEMPTS.toNanos();

    public Redis(Settings settings) {
        Settings.Redis redis = settings.redis();
        this.prefix = settings.vertical() + ":";
        this.address = RedisURI.builder()
                .withHost(redis.host())
                .withPort(redis.port())
                .withDatabase(redis.db())
                .withAuthentication(passwordFile(redis))
                .withTimeout(TIMEOUT)
                .build();
        this.address.setClientName(settings.vertical());
    }

    /**
     * Asks the cache.
     *
     * @return nothing when it is away
     */
    public <T> Optional<T> ask(Function<RedisCommands<String, String>, T> question) {
        try {
            return Optional.of(question.apply(commands()));
        } catch (RedisException | Settings.MissingSecret away) {
            return Optional.empty();
        }
    }

    /** Name of a key of this vertical: several share one server. */
    public String key(String name) {
        return prefix + name;
    }

    private synchronized RedisCommands<String, String> commands() {
        if (connection == null) {
            long now = System.nanoTime();
            if (now - lastAttempt < BETWEEN_ATTEMPTS.toNanos()) {
                throw new RedisException("The cache could not be reached a moment ago.");
            }
            lastAttempt = now;
            connection = client().connect();
        }
        return connection.sync();
    }

    private RedisClient client() {
        if (client == null) {
            client = RedisClient.create(address);
            client.setOptions(ClientOptions.builder()
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .socketOptions(
                            SocketOptions.builder().connectTimeout(TIMEOUT).build())
                    .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                    .build());
        }
        return client;
    }

    private static RedisCredentialsProvider passwordFile(Settings.Redis redis) {
        return () -> Mono.fromSupplier(() -> RedisCredentials.just(
                null, Files.exists(redis.passwordFile()) ? Settings.secret(redis.passwordFile()) : ""));
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }
}
