package dev.isem.erp.steps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The variables a step is started with. Passwords come as files and are read when they are used.
 *
 * <p>Everything here throws {@link InvalidSettings} with the variable's name when it cannot be used.
 */
public record StepEnvironment(Map<String, String> variables) {

    public String required(String name) {
        String value = optional(name, "");
        if (value.isEmpty()) {
            throw new InvalidSettings("the variable " + name + " is not set");
        }
        return value;
    }

    public String optional(String name, String otherwise) {
        return variables.getOrDefault(name, otherwise).strip();
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(optional(name, "false"));
    }

    public long number(String name) {
        return wholeNumber(name, required(name));
    }

    public long number(String name, long otherwise) {
        String value = optional(name, "");
        return value.isEmpty() ? otherwise : wholeNumber(name, value);
    }

    public DatabaseAddress database() {
        return new DatabaseAddress(
                required("DB_HOST"),
                Math.toIntExact(number("DB_PORT", 5432)),
                required("DB_NAME"),
                Tls.of(variables::get));
    }

    /** How long to wait for another step on the same database before giving up. */
    public Duration lockTimeout() {
        return Duration.ofSeconds(number("ERP_LOCK_TIMEOUT_SECONDS", 600));
    }

    public static String password(Path file) {
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

    private static long wholeNumber(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw new InvalidSettings("the variable " + name + " is '" + value + "', which is not a whole number");
        }
    }
}
