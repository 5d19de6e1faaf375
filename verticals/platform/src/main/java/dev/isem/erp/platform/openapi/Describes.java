package dev.isem.erp.platform.openapi;

import java.lang.reflect.Method;
import java.util.List;

/** An endpoint class that knows more about its operations than their Java types tell. */
public interface Describes {

    /**
     * The operations behind one of its methods: one as a rule, none that nobody is offered, several where the path names
     * the act.
     *
     * @param told what the method itself tells
     */
    List<Operation> operations(Method endpoint, Operation told, Schemas schemas);
}
