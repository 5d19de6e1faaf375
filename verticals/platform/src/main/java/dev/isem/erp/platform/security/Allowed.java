package dev.isem.erp.platform.security;

import dev.isem.erp.platform.web.Text;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.Set;

/**
 * The permission an endpoint asks for. An endpoint under {@code /api} that has neither this nor {@link Open} stops the
 * start.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    /** The action is not fixed: the act that the path names as {@code action} says which it takes. */
    String OF_THE_ACT = "of-the-act";

    /** create, read, update, delete, approve or {@code approve-…}, or {@link #OF_THE_ACT}. */
    String action();

    /** By default the resource that the endpoint itself is about. */
    String resource() default "";

    /** An endpoint class that is about one resource. */
    interface About {
        String permissionResource();

        /** What an act takes. */
        default String permissionAction(String act) {
            return "approve";
        }

        /** What its acts take, one or another. */
        default Set<String> permissionActions() {
            return Set.of();
        }

        /** What people call an action whose name is of its own. */
        default Optional<Text> permissionLabel(String action) {
            return Optional.empty();
        }
    }
}
