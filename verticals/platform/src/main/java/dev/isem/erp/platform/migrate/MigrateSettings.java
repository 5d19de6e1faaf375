package dev.isem.erp.platform.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the command is told by its environment. The names of roles and schemas come from the operator, which made them.
 *
 * @param release version of the vertical that this image is
 * @param schemas schemas that the vertical owns
 * @param lockTimeout how long to wait for another step on the same database before giving up
 */
record MigrateSettings(
        String vertical,
        String release,
        DatabaseAddress address,
        String user,
        Path passwordFile,
        List<String> schemas,
        String ownerRole,
        String metaSchema,
        long lockKey,
        Duration lockTimeout) {

    static MigrateSettings from(Map<String, String> env) {
        return new MigrateSettings(
                required(env, "ERP_VERTICAL"),
                required(env, "ERP_VERSION"),
                new DatabaseAddress(
                        required(env, "DB_HOST"),
                        (int) number(env, "DB_PORT", "5432"),
                        required(env, "DB_NAME"),
                        Boolean.parseBoolean(env.getOrDefault("DB_SSL", "false"))),
                required(env, "DB_USER"),
                Path.of(env.getOrDefault("DB_PASSWORD_FILE", "/etc/erp/migrator/password")),
                Arrays.stream(required(env, "DB_SCHEMA").split(",", -1))
                        .map(String::strip)
                        .filter(schema -> !schema.isEmpty())
                        .toList(),
                required(env, "ERP_OWNER_ROLE"),
                required(env, "ERP_META_SCHEMA"),
                number(env, "ERP_LOCK_KEY", ""),
                Duration.ofSeconds(number(env, "ERP_LOCK_TIMEOUT_SECONDS", "600")));
    }

    String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException unreadable) {
            throw new InvalidSettings(
                    "the password file " + passwordFile + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static String required(Map<String, String> env, String name) {
        String value = env.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new InvalidSettings("the variable " + name + " is not set");
        }
        return value;
    }

    private static long number(Map<String, String> env, String name, String otherwise) {
        String value = env.getOrDefault(name, otherwise).strip();
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw new InvalidSettings("the variable " + name + " is '" + value + "', which is not a whole number");
        }
    }
}
