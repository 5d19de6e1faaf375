package dev.isem.erp.platform;

import dev.isem.erp.platform.limit.Limit;
import dev.isem.erp.platform.limit.Limiter;
import dev.isem.erp.platform.limit.RequestLimit;
import dev.isem.erp.platform.redis.Redis;
import dev.isem.erp.platform.security.AccessTokens;
import dev.isem.erp.platform.security.EndedTokens;
import dev.isem.erp.platform.security.IdentityFilter;
import dev.isem.erp.platform.security.OriginFilter;
import dev.isem.erp.platform.security.Origins;
import dev.isem.erp.platform.security.RemoteKeys;
import dev.isem.erp.platform.security.Revocations;
import dev.isem.erp.platform.security.SharedSecret;
import dev.isem.erp.platform.security.Subscriptions;
import dev.isem.erp.platform.security.TokenKeys;
import dev.isem.erp.platform.settings.Settings;
import dev.isem.erp.platform.tenancy.Transactions;
import dev.isem.erp.platform.web.ClientAddress;
import dev.isem.erp.platform.web.ProblemWriter;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/** Wires who is asking, what they may do and how often. The vertical that issues the tokens brings its own keys and revocations. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final int ORIGIN = 20;
    private static final int IDENTITY = 30;
    private static final int LIMIT = 40;

    @Bean
    @ConditionalOnMissingBean
    TokenKeys tokenKeys(Settings settings, Clock clock) {
        return new RemoteKeys(settings.keysUrl(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    Revocations revocations(JdbcClient jdbc, Transactions transactions) {
        return new EndedTokens(jdbc, transactions);
    }

    @Bean
    @ConditionalOnMissingBean
    Subscriptions subscriptions(Settings settings) {
        return Subscriptions.to(settings.vertical());
    }

    @Bean
    @ConditionalOnMissingBean
    Origins origins(Settings settings) {
        return new Origins(Set.of(settings.frontendOrigin()), settings.publicOrigin(), false);
    }

    @Bean
    AccessTokens accessTokens(TokenKeys keys, Settings settings, Clock clock, Environment env) {
        return new AccessTokens(
                keys, SharedSecret.from(env), settings.publicOrigin().toString(), clock);
    }

    @Bean
    FilterRegistrationBean<OriginFilter> originFilter(Origins origins, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new OriginFilter(origins, problems));
        registration.setOrder(ORIGIN);
        return registration;
    }

    @Bean
    FilterRegistrationBean<IdentityFilter> identityFilter(
            AccessTokens tokens, Revocations revocations, Subscriptions subscriptions, ProblemWriter problems) {
        var registration =
                new FilterRegistrationBean<>(new IdentityFilter(tokens, revocations, subscriptions, problems));
        registration.setOrder(IDENTITY);
        return registration;
    }

    /** Each vertical may have a Redis and need not: without one its pods count for themselves. Made by the first request. */
    @Bean(destroyMethod = "close")
    @Lazy
    @ConditionalOnMissingBean
    @Nullable
    Redis redis(Settings settings, Environment env) {
        return env.containsProperty("REDIS_HOST") ? new Redis(settings) : null;
    }

    @Bean
    Limiter limiter(ObjectProvider<Redis> redis) {
        return new Limiter(SingletonSupplier.ofNullable(redis::getIfAvailable));
    }

    @Bean
    ClientAddress clientAddress(@Value("${ERP_PROXIES:1}") int proxies) {
        return new ClientAddress(proxies);
    }

    /** Far above what people do: it stops a program that runs wild, not a busy office. */
    @Bean
    FilterRegistrationBean<RequestLimit> requestLimit(
            Limiter limiter,
            @Value("${LIMIT_TENANT:30000/m}") String tenants,
            @Value("${LIMIT_PERSON:6000/m}") String persons,
            ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(
                new RequestLimit(limiter, Limit.parse(tenants), Limit.parse(persons), problems));
        registration.setOrder(LIMIT);
        return registration;
    }
}
