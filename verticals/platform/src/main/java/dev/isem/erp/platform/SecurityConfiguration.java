package dev.isem.erp.platform;

import dev.isem.erp.platform.security.AccessTokens;
import dev.isem.erp.platform.security.IdentityFilter;
import dev.isem.erp.platform.security.OriginFilter;
import dev.isem.erp.platform.security.Origins;
import dev.isem.erp.platform.security.RemoteKeys;
import dev.isem.erp.platform.security.Revocations;
import dev.isem.erp.platform.security.TokenKeys;
import dev.isem.erp.platform.web.ProblemWriter;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires who is asking and what they may do. The vertical that issues the tokens brings its own keys and revocations. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final int ORIGIN = 20;
    private static final int IDENTITY = 30;

    @Bean
    @ConditionalOnMissingBean
    TokenKeys tokenKeys(Settings settings, Clock clock) {
        return new RemoteKeys(settings.keysUrl(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    Revocations revocations() {
        return Revocations.none();
    }

    @Bean
    @ConditionalOnMissingBean
    Origins origins(Settings settings) {
        return new Origins(Set.of(settings.frontendOrigin()), settings.publicOrigin(), false);
    }

    @Bean
    AccessTokens accessTokens(TokenKeys keys, Settings settings, Clock clock) {
        return new AccessTokens(keys, settings.publicOrigin().toString(), clock);
    }

    @Bean
    FilterRegistrationBean<OriginFilter> originFilter(Origins origins, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new OriginFilter(origins, problems));
        registration.setOrder(ORIGIN);
        return registration;
    }

    @Bean
    FilterRegistrationBean<IdentityFilter> identityFilter(
            AccessTokens tokens, Revocations revocations, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new IdentityFilter(tokens, revocations, problems));
        registration.setOrder(IDENTITY);
        return registration;
    }
}
