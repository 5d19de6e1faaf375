package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.core.token.EndedSessions;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.RedisServer;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.Secrets;
import dev.isem.erp.platform.redis.Redis;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The core with a real Redis, and with one that goes away. */
class CacheIT {

    @Test
    void healthIsExactAndTheCacheKnowsWhoSignedOut() {
        try (RedisServer redis = RedisServer.start("redis-secret", "erp-core")) {
            Map<String, String> env = new HashMap<>(CoreSuite.ENV);
            env.putAll(redis.envOf("erp-core"));
            try (RunningVertical core = RunningVertical.start(CoreApplication.class, env)) {
                Caller caller = Caller.of(core.uri());
                assertThat(caller.get("/health").text()).isEqualTo("{\"status\":\"ok\",\"db\":true,\"redis\":true}");
                Caller.Answer in = caller.post(
                        "/api/auth/login", Map.of("email", "admin@norte.example", "password", Secrets.DEMO_PASSWORD));
                Caller person = caller.bearing(in.json().get("accessToken").stringValue());
                assertThat(person.get("/api/auth/me").status()).isEqualTo(200);
                aLostResumeLocksNobodyOut(core, in.json(), person);
                Caller before = person;
                endTokens(core, in.json());
                assertThat(before.get("/api/auth/me").status()).isEqualTo(401);
                in = caller.with("Cookie", cookie(in)).post("/api/auth/refresh");
                person = caller.bearing(in.json().get("accessToken").stringValue());
                assertThat(person.get("/api/auth/me").status()).isEqualTo(200);
                assertThat(before.get("/api/auth/me").status())
                        .as("beside a token of the same session that the cache knows to count")
                        .isEqualTo(401);
                String cookie = cookie(in);
                caller.with("Cookie", cookie).post("/api/auth/logout");
                assertThat(person.get("/api/auth/me").status()).isEqualTo(401);
                redis.stop();
                assertThat(person.get("/api/auth/me").status()).isEqualTo(401);
                assertThat(caller.get("/health").text()).contains("\"redis\":false");
            }
        }
    }

    private static String cookie(Caller.Answer granted) {
        return "__Host-erp_refresh=" + granted.cookie("__Host-erp_refresh").orElseThrow();
    }

    private static void endTokens(RunningVertical core, JsonNode signedIn) {
        UUID tenant = UUID.fromString(signedIn.at("/user/tenant/id").stringValue());
        UUID user = UUID.fromString(signedIn.at("/user/id").stringValue());
        Tenancy.call(
                tenant,
                () -> core.bean(Transactions.class).write(() -> {
                    core.bean(EndedSessions.class).endTokens(List.of(user));
                    return user;
                }));
    }

    /** The cache remembers an end that the database took back. */
    private static void aLostResumeLocksNobodyOut(RunningVertical core, JsonNode signedIn, Caller person) {
        UUID tenant = UUID.fromString(signedIn.at("/user/tenant/id").stringValue());
        UUID user = UUID.fromString(signedIn.at("/user/id").stringValue());
        Redis cache = core.bean(Redis.class);
        core.bean(EndedSessions.class).endTenant(tenant);
        core.bean(EndedSessions.class).endUser(tenant, user);
        String key = cache.key("ended:tenant:" + tenant);
        assertThat(cache.ask(redis -> redis.exists(key))).contains(true);
        assertThat(person.get("/api/auth/me").status()).isEqualTo(200);
        assertThat(cache.ask(redis -> redis.exists(key))).contains(false);
    }
}
