package dev.isem.erp.operator.runtime;

import dev.isem.erp.operator.render.Installation;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the operator is told by its environment.
 *
 * @param installation images that it starts
 * @param namespace its own, where the lease is
 * @param watched namespaces to work in; all when empty
 * @param lease whoever holds it leads; one per installation, so that two may share a namespace
 * @param identity this process among its replicas
 * @param port of health and metrics; 0 for any free one
 */
public record Settings(
        Installation installation, String namespace, Set<String> watched, String lease, String identity, int port) {

    private static final String NAME = "erp-operator";
    private static final String PORT = "8080";

    public static Settings from(Map<String, String> env) {
        return new Settings(
                new Installation(
                        required(env, "ERP_OPERATOR_IMAGE"),
                        optional(env, "ERP_POSTGRES_IMAGE"),
                        optional(env, "ERP_REDIS_IMAGE")),
                required(env, "ERP_OPERATOR_NAMESPACE"),
                Arrays.stream(env.getOrDefault("WATCH_NAMESPACES", "").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                env.getOrDefault("ERP_LEASE_NAME", NAME),
                env.getOrDefault("HOSTNAME", NAME),
                Integer.parseInt(env.getOrDefault("ERP_OPERATOR_PORT", PORT)));
    }

    private static String required(Map<String, String> env, String name) {
        String value = optional(env, name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the variable " + name + " is not set. Nothing was changed. The chart sets it; set it too.");
        }
        return value;
    }

    private static @Nullable String optional(Map<String, String> env, String name) {
        String value = env.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
