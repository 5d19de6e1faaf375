package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Environment variables in the order they were set. Empty values are left out: the server would drop them anyway. */
final class Environment {

    private final Map<String, String> variables = new LinkedHashMap<>();

    Environment with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            variables.put(name, value.toString());
        }
        return this;
    }

    /** Sets it unless it is set: what the operator sets itself cannot be overridden from a manifest. */
    Environment withIfAbsent(String name, String value) {
        if (!variables.containsKey(name)) {
            with(name, value);
        }
        return this;
    }

    List<EnvVar> list() {
        return variables.entrySet().stream()
                .map(variable -> new EnvVarBuilder()
                        .withName(variable.getKey())
                        .withValue(variable.getValue())
                        .build())
                .toList();
    }
}
