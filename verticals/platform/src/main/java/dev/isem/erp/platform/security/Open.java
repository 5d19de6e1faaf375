package dev.isem.erp.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint that asks for no permission. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Open {

    /** Who may call it. */
    To value();

    /** Who may call an open endpoint. */
    enum To {
        EVERYBODY,
        WHOEVER_IS_SIGNED_IN
    }
}
