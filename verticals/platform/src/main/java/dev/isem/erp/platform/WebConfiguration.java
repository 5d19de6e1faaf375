package dev.isem.erp.platform;

import dev.isem.erp.platform.openapi.OpenApiEndpoint;
import dev.isem.erp.platform.openapi.PermissionsEndpoint;
import dev.isem.erp.platform.openapi.RoleTemplatesEndpoint;
import dev.isem.erp.platform.resource.OfferedEndpoints;
import dev.isem.erp.platform.security.PermissionCheck;
import dev.isem.erp.platform.security.RoleTemplates;
import dev.isem.erp.platform.settings.Settings;
import dev.isem.erp.platform.web.BodyLimit;
import dev.isem.erp.platform.web.EndpointMapping;
import dev.isem.erp.platform.web.Endpoints;
import dev.isem.erp.platform.web.ProblemAdvice;
import dev.isem.erp.platform.web.ProblemWriter;
import dev.isem.erp.platform.web.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Wires the protocol that every vertical speaks. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer, WebMvcRegistrations {

    private static final int BODY = 10;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PermissionCheck());
    }

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new EndpointMapping();
    }

    @Bean
    ProblemWriter problemWriter() {
        return new ProblemWriter(JsonMapper.shared());
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    Endpoints endpoints(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new Endpoints(mappings);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(problems));
        registration.setOrder(BODY);
        return registration;
    }

    @Bean
    @ConditionalOnWebApplication
    PermissionsEndpoint permissionsEndpoint(Endpoints endpoints) {
        return new PermissionsEndpoint(endpoints);
    }

    @Bean
    @ConditionalOnWebApplication
    RoleTemplatesEndpoint roleTemplatesEndpoint(ObjectProvider<RoleTemplates> templates) {
        return new RoleTemplatesEndpoint(templates);
    }

    @Bean
    @ConditionalOnWebApplication
    OfferedEndpoints offeredEndpoints(Endpoints endpoints) {
        return new OfferedEndpoints(endpoints);
    }

    @Bean
    @ConditionalOnWebApplication
    OpenApiEndpoint openApiEndpoint(Settings settings, ObjectProvider<Text> title, Endpoints endpoints) {
        String name = title.getIfAvailable(() -> Text.of(settings.vertical(), settings.vertical()))
                .en();
        return new OpenApiEndpoint(name, settings.version(), endpoints);
    }
}
