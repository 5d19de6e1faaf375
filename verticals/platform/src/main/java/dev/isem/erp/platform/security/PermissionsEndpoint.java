package dev.isem.erp.platform.security;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The permissions that this vertical's endpoints ask for, read from the endpoints themselves. Stops the start when one
 * declares nothing: it would answer 403 to everybody, and nobody would know why.
 */
@RestController
public class PermissionsEndpoint implements SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    public PermissionsEndpoint(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** One permission by name. */
    public record Named(String name) {}

    @GetMapping("/api/permissions")
    @Allowed(resource = "roles", action = "read")
    public List<Named> permissions() {
        return endpoints().values().stream()
                .map(HandlerMethod::createWithResolvedBean)
                .flatMap(PermissionCheck.Required::allBy)
                .map(required -> required.resource() + ":" + required.action())
                .distinct()
                .sorted()
                .map(Named::new)
                .toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        endpoints().forEach((route, endpoint) -> {
            boolean declared = endpoint.hasMethodAnnotation(Allowed.class) || endpoint.hasMethodAnnotation(Open.class);
            boolean ours = endpoint.getBeanType().getName().startsWith("dev.isem.erp.");
            if (ours && !declared) {
                throw new IllegalStateException(route + " declares no permission. Mark its method @Allowed or @Open.");
            }
        });
    }

    private Map<RequestMappingInfo, HandlerMethod> endpoints() {
        return mappings.stream()
                .findFirst()
                .map(RequestMappingHandlerMapping::getHandlerMethods)
                .orElse(Map.of());
    }
}
