package dev.isem.erp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.RedisServer;
import dev.isem.erp.platform.redis.Redis;
import dev.isem.erp.platform.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import redis.clients.jedis.UnifiedJedis;

/** The client against a real server that keeps each vertical to its own keys. */
class RedisIT {

    private static final String OF_ANOTHER = "yard:session";

    private final RedisServer server = RedisServer.start("redis-secret", "shop");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aVerticalReachesItsOwnKeysOnly() {
        withoutUser(cache -> cache.set(OF_ANOTHER, "1"));
        try (Redis redis = new Redis(settings(server.envOf("shop")))) {
            String key = redis.key("a");
            assertThat(redis.ask(cache -> cache.set(key, "1"))).contains("OK");
            assertThat(redis.ask(cache -> cache.get(key))).contains("1");
            assertThat(redis.ask(cache -> cache.get(OF_ANOTHER))).isEmpty();
        }
    }

    /** A pod that was made before its vertical had a user, or behind an external Redis. */
    @Test
    void withoutAUserThePasswordIsEverybodys() {
        withoutUser(cache -> cache.set("shop:a", "1"));
        try (Redis redis = new Redis(settings(server.envOf("shop")))) {
            assertThat(redis.ask(cache -> cache.get(redis.key("a"))))
                    .as("old pods and new ones share what they keep")
                    .contains("1");
        }
    }

    private void withoutUser(Function<UnifiedJedis, String> command) {
        try (Redis redis = new Redis(settings(server.env()))) {
            assertThat(redis.ask(command)).contains("OK");
        }
    }

    private static Settings settings(Map<String, String> env) {
        Map<String, Object> variables = new HashMap<>(env);
        variables.put("ERP_VERTICAL", "shop");
        variables.put("REDIS_DB", "3");
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("operator", variables));
        return Settings.from(environment);
    }
}
