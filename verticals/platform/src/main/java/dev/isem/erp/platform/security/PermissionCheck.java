package dev.isem.erp.platform.security;

import dev.isem.erp.platform.web.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a request reach its endpoint when the person holds the permission declared there. Undeclared is refused, save the
 * server's own page about a failure: refused, every failure outside a handler would read as an ended session.
 */
public final class PermissionCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint && request.getDispatcherType() != DispatcherType.ERROR) {
            check(endpoint, request, Identity.current());
        }
        return true;
    }

    private static void check(HandlerMethod endpoint, HttpServletRequest request, Optional<Identity> who) {
        Open open = endpoint.getMethodAnnotation(Open.class);
        if (open != null && open.value() == Open.To.EVERYBODY) {
            return;
        }
        Identity identity = who.orElseThrow(Problem::unauthorized);
        if (open == null
                && !Required.by(endpoint, act(request))
                        .map(it -> it.heldBy(identity))
                        .orElse(false)) {
            throw Problem.forbidden();
        }
    }

    private static String act(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("action") instanceof String act
                ? act
                : "";
    }

    /** The permission that an endpoint declares. */
    public record Required(String resource, String action) {

        /** For one act; nothing when the endpoint declares none. */
        public static Optional<Required> by(HandlerMethod endpoint, String act) {
            return Optional.ofNullable(endpoint.getMethodAnnotation(Allowed.class))
                    .flatMap(allowed -> {
                        String action = allowed.action();
                        if (!allowed.resource().isEmpty()) {
                            return Optional.of(new Required(allowed.resource(), action));
                        }
                        return endpoint.getBean() instanceof Allowed.About about
                                ? Optional.of(new Required(
                                        about.permissionResource(),
                                        action.equals(Allowed.OF_THE_ACT) ? about.permissionAction(act) : action))
                                : Optional.empty();
                    });
        }

        /** All that it may ask for. */
        public static Stream<Required> allBy(HandlerMethod endpoint) {
            Allowed allowed = endpoint.getMethodAnnotation(Allowed.class);
            return allowed != null
                            && allowed.action().equals(Allowed.OF_THE_ACT)
                            && endpoint.getBean() instanceof Allowed.About about
                    ? about.permissionActions().stream().map(action -> new Required(about.permissionResource(), action))
                    : by(endpoint, "").stream();
        }

        @Override
        public String toString() {
            return resource + ":" + action;
        }

        boolean heldBy(Identity identity) {
            return identity.permissions().allow(resource, action);
        }
    }
}
