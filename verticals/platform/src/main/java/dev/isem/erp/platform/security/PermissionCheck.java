package dev.isem.erp.platform.security;

import dev.isem.erp.platform.web.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request reach its endpoint when the person holds the permission declared there. Undeclared is refused, save the
 * server's own page about a failure: refused, every failure outside a handler would read as an ended session.
 */
public final class PermissionCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint && request.getDispatcherType() != DispatcherType.ERROR) {
            check(endpoint, Identity.current());
        }
        return true;
    }

    private static void check(HandlerMethod endpoint, Optional<Identity> who) {
        Open open = endpoint.getMethodAnnotation(Open.class);
        if (open != null && open.value() == Open.To.EVERYBODY) {
            return;
        }
        Identity identity = who.orElseThrow(Problem::unauthorized);
        if (open == null
                && !Required.by(endpoint).map(it -> it.heldBy(identity)).orElse(false)) {
            throw Problem.forbidden();
        }
    }

    /** The permission that an endpoint declares. */
    public record Required(String resource, String action) {

        /** Nothing when the endpoint declares none. */
        public static Optional<Required> by(HandlerMethod endpoint) {
            Allowed allowed = endpoint.getMethodAnnotation(Allowed.class);
            if (allowed == null) {
                return Optional.empty();
            }
            if (!allowed.resource().isEmpty()) {
                return Optional.of(new Required(allowed.resource(), allowed.action()));
            }
            return endpoint.getBean() instanceof Allowed.About about
                    ? Optional.of(new Required(about.permissionResource(), allowed.action()))
                    : Optional.empty();
        }

        boolean heldBy(Identity identity) {
            return identity.permissions().allow(resource, action);
        }
    }
}
