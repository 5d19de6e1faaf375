package dev.isem.erp.core.token;

import dev.isem.erp.platform.redis.Redis;
import dev.isem.erp.platform.redis.RedisProbe;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Origins;
import dev.isem.erp.platform.security.Subscriptions;
import dev.isem.erp.platform.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Wires what makes the core the issuer: its key, its cache of ended sessions, and that the whole suite may call it. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    SigningKeys signingKeys(
            @Value("${ERP_SIGNING_KEY_FILE:/etc/erp/identity/signing-key.pem}") Path signing,
            @Value("${ERP_PUBLISHED_KEY_FILES:}") List<String> onlyPublished) {
        return new SigningKeys(
                new SigningKey(signing),
                onlyPublished.stream().map(Path::of).map(SigningKey::new).toList());
    }

    @Bean
    TokenIssuer tokenIssuer(SigningKeys keys, Settings settings, Clock clock) {
        return new TokenIssuer(keys, settings.publicOrigin().toString(), clock);
    }

    @Bean(destroyMethod = "close")
    Redis redis(Settings settings) {
        return new Redis(settings);
    }

    @Bean
    @Order(1)
    RedisProbe redisProbe(Redis redis) {
        return new RedisProbe(redis);
    }

    @Bean
    EndedSessions endedSessions(Store store, Redis redis) {
        return new EndedSessions(store, redis);
    }

    /** The core is part of every plan: whoever lacks another application asks for it here. */
    @Bean
    Subscriptions subscriptions() {
        return Subscriptions.everybody();
    }

    /** People sign in at the core from every application of the suite; its own front end may be the suite's own domain. */
    @Bean
    Origins origins(Settings settings) {
        var exact = Set.copyOf(
                List.of(settings.frontendOrigin(), settings.publicOrigin().toString()));
        return new Origins(exact, settings.publicOrigin(), true);
    }
}
