package dev.isem.erp.platform.redis;

import dev.isem.erp.platform.health.Probe;
import redis.clients.jedis.UnifiedJedis;

/** Whether the cache answers. */
public final class RedisProbe implements Probe {

    private final Redis redis;

    public RedisProbe(Redis redis) {
        this.redis = redis;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public boolean answers() {
        return redis.ask(UnifiedJedis::ping).isPresent();
    }
}
