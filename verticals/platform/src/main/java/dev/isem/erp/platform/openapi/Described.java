package dev.isem.erp.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an endpoint does, for the API's description: what its path, parameters and types do not say by themselves. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Described {

    /** What it does, in a few words of English. */
    String value();

    /** Statuses that carry what the method returns: 200 if nothing is said, or 204 when it returns nothing. */
    int[] answers() default {};

    /** Statuses of problems that its parameters and its permission do not imply, as 409 and 429. */
    int[] refuses() default {};

    /** The record that a body is like, where the method takes JSON as it comes. */
    Class<?> body() default Void.class;
}
