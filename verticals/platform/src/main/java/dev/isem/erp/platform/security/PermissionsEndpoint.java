package dev.isem.erp.platform.security;

import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.web.Endpoints;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

/**
 * The permissions that this vertical's endpoints ask for, read from the endpoints themselves. Stops the start when one
 * declares nothing: it would answer 403 to everybody, and nobody would know why.
 */
@RestController
public class PermissionsEndpoint implements SmartInitializingSingleton {

    private final Endpoints endpoints;

    public PermissionsEndpoint(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** One permission by name. */
    public record Named(String name) {}

    @GetMapping("/api/permissions")
    @Allowed(resource = "roles", action = "read")
    @Described("The permissions that this application's endpoints ask for")
    public List<Named> permissions() {
        return endpoints.ours().values().stream()
                .map(HandlerMethod::createWithResolvedBean)
                .flatMap(PermissionCheck.Required::allBy)
                .map(PermissionCheck.Required::toString)
                .distinct()
                .sorted()
                .map(Named::new)
                .toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        endpoints.ours().forEach((route, endpoint) -> {
            if (!endpoint.hasMethodAnnotation(Allowed.class) && !endpoint.hasMethodAnnotation(Open.class)) {
                throw new IllegalStateException(route + " declares no permission. Mark its method @Allowed or @Open.");
            }
        });
    }
}
