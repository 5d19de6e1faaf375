package dev.isem.erp.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.security.Open;
import dev.isem.erp.platform.security.PermissionCheck;
import dev.isem.erp.platform.web.Endpoints;
import dev.isem.erp.platform.web.Text;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    /**
     * One permission by name.
     *
     * @param label what people call its action, where that has a name of its own
     */
    public record Named(
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Text label) {

        private static Named of(PermissionCheck.Required required, HandlerMethod endpoint) {
            Optional<Text> label = endpoint.getBean() instanceof Allowed.About about
                    ? about.permissionLabel(required.action())
                    : Optional.empty();
            return new Named(required.toString(), label.orElse(null));
        }
    }

    @GetMapping("/api/permissions")
    @Allowed(resource = "roles", action = "read")
    @Described("The permissions that this application's endpoints ask for")
    public List<Named> permissions() {
        SortedMap<String, Named> permissions = new TreeMap<>();
        endpoints.ours().values().stream()
                .map(HandlerMethod::createWithResolvedBean)
                .flatMap(endpoint -> PermissionCheck.Required.allBy(endpoint).map(it -> Named.of(it, endpoint)))
                .forEach(named -> permissions.merge(
                        named.name(), named, (first, second) -> first.label() == null ? second : first));
        return List.copyOf(permissions.values());
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
