package dev.isem.erp.operator.database;

import dev.isem.erp.steps.StepEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets a vertical into the suite's managed Redis. The running server has the user at once; for its next start the
 * operator writes it down, from the hashes that the step reports.
 *
 * @param host empty where the vertical uses no managed Redis
 * @param kept hashes of passwords that count beside the one in the file: pods of before may still log in with them
 */
record RedisAccess(String host, int port, Path adminPassword, Path password, List<String> kept) {

    /** Hashes stand in the status, where many may read them: what they are of must be beyond guessing. */
    private static final int SHORTEST_PASSWORD = 32;

    /** SHA-256 in hexadecimal. */
    private static final Pattern HASHES = Pattern.compile("[0-9a-f]{64}");

    private static final String KEPT = "The migration before it stays, and no user was changed.";

    static RedisAccess from(Map<String, String> variables) {
        var env = new StepEnvironment(variables);
        return new RedisAccess(
                env.optional("REDIS_HOST", ""),
                Math.toIntExact(env.number("REDIS_PORT", 6379)),
                Path.of(env.optional("ERP_REDIS_ADMIN_PASSWORD_FILE", "/etc/erp/redis-admin/password")),
                Path.of(env.optional("REDIS_PASSWORD_FILE", "/etc/erp/redis/password")),
                HASHES.matcher(env.optional("ERP_REDIS_KEPT_PASSWORDS", ""))
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    /** The hashes of the passwords that count from now on; none where there is nothing to do. */
    List<String> hashes() {
        return host.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(RedisUser.hash(StepEnvironment.password(password))), kept.stream())
                        .distinct()
                        .toList();
    }

    /**
     * Makes the vertical's user in the running server as it shall be.
     *
     * @return why that could not be; nothing when it is done
     */
    Optional<Failure> ensure(String vertical) {
        if (host.isEmpty()) {
            return Optional.empty();
        }
        if (StepEnvironment.password(password).length() < SHORTEST_PASSWORD) {
            return Optional.of(new Failure(
                    false,
                    StepError.of(
                            "The vertical's password for Redis has fewer than " + SHORTEST_PASSWORD + " characters. "
                                    + KEPT,
                            "Delete its Secret, so that one is made, or write a longer one into it; then ask for a"
                                    + " retry.")));
        }
        try (var admin = new RedisAdmin(host, port, StepEnvironment.password(adminPassword))) {
            admin.setUser(RedisUser.name(vertical), RedisUser.rules(vertical, hashes()));
            return Optional.empty();
        } catch (RedisAdmin.Refused refused) {
            return Optional.of(refused(refused));
        } catch (IOException away) {
            return Optional.of(new Failure(
                    true,
                    StepError.of(
                            "Redis at " + host + ":" + port + " does not answer: " + away.getMessage() + ". " + KEPT,
                            "kubectl get pods tells whether its pod is ready.")));
        }
    }

    private Failure refused(RedisAdmin.Refused refused) {
        return new Failure(
                refused.isPassing(),
                StepError.of(
                        "Redis at " + host + ":" + port + " refused to let the vertical in: " + refused.getMessage()
                                + ". " + KEPT,
                        refused.isPassing()
                                ? "It is tried again."
                                : "Redis 7 or newer is needed, and the suite's Secret must hold the password that it"
                                        + " was started with; then ask for a retry."));
    }
}
