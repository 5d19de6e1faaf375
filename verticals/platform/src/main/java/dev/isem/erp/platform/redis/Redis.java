package dev.isem.erp.platform.redis;

import dev.isem.erp.platform.settings.Settings;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultRedisCredentials;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisCredentials;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The suite's cache, by a few connections that are opened when first used. Every caller must know what to do without it.
 */
public final class Redis implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 500;
    private static final int MOST_CONNECTIONS = 8;

    /** A cache that does not even answer a connection must not cost every request the time-out. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final RedisClient client;
    private final String prefix;
    private volatile long awayUntil = System.nanoTime();

    public Redis(Settings settings) {
        Settings.Redis redis = settings.redis();
        this.prefix = settings.vertical() + ":";
        this.client = RedisClient.builder()
                .hostAndPort(redis.host(), redis.port())
                .clientConfig(DefaultJedisClientConfig.builder()
                        .database(redis.db())
                        .clientName(settings.vertical())
                        .timeoutMillis(TIMEOUT_MILLIS)
                        .credentialsProvider(() -> passwordFile(redis))
                        .build())
                .poolConfig(pool())
                .build();
    }

    /**
     * Asks the cache.
     *
     * @return nothing when it is away
     */
    public <T> Optional<T> ask(Function<UnifiedJedis, T> question) {
        if (System.nanoTime() - awayUntil < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(client));
        } catch (JedisException | Settings.MissingSecret away) {
            // Whatever broke this connection broke the idle ones too.
            client.getPool().clear();
            awayUntil = System.nanoTime() + BETWEEN_ATTEMPTS.toNanos();
            return Optional.empty();
        }
    }

    /** Name of a key of this vertical: several share one server, and none gets at a key without its own prefix. */
    public String key(String name) {
        return prefix + name;
    }

    private static ConnectionPoolConfig pool() {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(MOST_CONNECTIONS);
        pool.setMaxWait(Duration.ofMillis(TIMEOUT_MILLIS));
        pool.setJmxEnabled(false);
        return pool;
    }

    /** Read at every new connection, so a password that was changed counts from then on. */
    private static RedisCredentials passwordFile(Settings.Redis redis) {
        String password = Files.exists(redis.passwordFile()) ? Settings.secret(redis.passwordFile()) : "";
        return new DefaultRedisCredentials(
                redis.user().isEmpty() ? null : redis.user(), password.isEmpty() ? null : password);
    }

    @Override
    public void close() {
        client.close();
    }
}
