package dev.isem.erp.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission an endpoint asks for. An endpoint under {@code /api} that has neither this nor {@link Open} stops the
 * start.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    /** create, read, update, delete or approve. */
    String action();

    /** By default the resource that the endpoint itself is about. */
    String resource() default "";

    /** An endpoint class that is about one resource. */
    interface About {
        String permissionResource();
    }
}
