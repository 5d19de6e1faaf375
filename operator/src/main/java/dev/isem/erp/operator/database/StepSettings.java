package dev.isem.erp.operator.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a step is told by its environment. Passwords come as files and are read when they are used.
 *
 * @param narrow whether rights that the manifest no longer asks for may go: only when no older pod serves
 * @param lockTimeout how long to wait for another step before giving up
 */
record StepSettings(
        DatabaseAddress address,
        String admin,
        Declaration declaration,
        Path adminPassword,
        Path migratorPassword,
        Path appPassword,
        boolean narrow,
        long lockKey,
        Duration lockTimeout) {

    static StepSettings from(Map<String, String> env) {
        Declaration declaration = Declaration.of(
                required(env, "ERP_VERTICAL"),
                required(env, "ERP_VERSION"),
                required(env, "DB_SCHEMA"),
                env.getOrDefault("ERP_REQUIRES", ""),
                env.getOrDefault("ERP_WRITES", ""),
                env.getOrDefault("ERP_REFERENCES", ""));
        return new StepSettings(
                new DatabaseAddress(
                        required(env, "DB_HOST"),
                        (int) number(env, "DB_PORT", 5432),
                        required(env, "DB_NAME"),
                        Boolean.parseBoolean(env.getOrDefault("DB_SSL", "false"))),
                env.getOrDefault("DB_USER", DatabaseNames.ADMIN),
                declaration,
                Path.of(env.getOrDefault("DB_PASSWORD_FILE", "/etc/erp/admin/password")),
                Path.of(env.getOrDefault("ERP_MIGRATOR_PASSWORD_FILE", "/etc/erp/migrator/password")),
                Path.of(env.getOrDefault("ERP_APP_PASSWORD_FILE", "/etc/erp/app/password")),
                Boolean.parseBoolean(env.getOrDefault("ERP_NARROW", "false")),
                number(env, "ERP_LOCK_KEY", DatabaseNames.LOCK_KEY),
                Duration.ofSeconds(number(env, "ERP_LOCK_TIMEOUT_SECONDS", 600)));
    }

    static String password(Path file) {
        try {
            String password = Files.readString(file).strip();
            if (password.isEmpty()) {
                throw new InvalidSettings("the password file " + file + " is empty");
            }
            return password;
        } catch (IOException unreadable) {
            throw new InvalidSettings("the password file " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static String required(Map<String, String> env, String name) {
        String value = env.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new InvalidSettings("the variable " + name + " is not set");
        }
        return value;
    }

    private static long number(Map<String, String> env, String name, long otherwise) {
        String value = env.getOrDefault(name, "").strip();
        try {
            return value.isEmpty() ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw new InvalidSettings("the variable " + name + " is '" + value + "', which is not a whole number");
        }
    }
}
