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
 * @param recorded hashes of the passwords that it had so far
 * @param oneLogin whether no pod lives that logs in with one of those
 */
record RedisAccess(String host, int port, Path adminPassword, Path password, List<String> recorded, boolean oneLogin) {

    /** Hashes stand in the status, where many may read them: what they are of must be beyond guessing. */
    private static final int SHORTEST_PASSWORD = 32;

    /** SHA-256 in hexadecimal. */
    private static final Pattern HASHES = Pattern.compile("[0-9a-f]{64}");

    /** One beside those of two rotations; whoever deletes Secrets by hand again and again forgets the oldest. */
    private static final int MOST_PASSWORDS = 3;

    private static final String KEPT = "The migration before it stays, and no user was changed.";

    static RedisAccess from(Map<String, String> variables) {
        var env = new StepEnvironment(variables);
        return new RedisAccess(
                env.optional("REDIS_HOST", ""),
                Math.toIntExact(env.number("REDIS_PORT", 6379)),
                Path.of(env.optional("ERP_REDIS_ADMIN_PASSWORD_FILE", "/etc/erp/redis-admin/password")),
                Path.of(env.optional("REDIS_PASSWORD_FILE", "/etc/erp/redis/password")),
                HASHES.matcher(env.optional("ERP_REDIS_PASSWORDS", ""))
                        .results()
                        .map(MatchResult::group)
                        .toList(),
                env.flag("ERP_SETTLED") || env.flag("ERP_ONE_LOGIN"));
    }

    /** The hashes of the passwords that count from now on; none where there is nothing to do. */
    List<String> hashes() {
        if (host.isEmpty()) {
            return List.of();
        }
        return Stream.concat(Stream.of(own()), oneLogin ? Stream.empty() : recorded.stream())
                .distinct()
                .limit(MOST_PASSWORDS)
                .toList();
    }

    private String own() {
        return RedisUser.hash(StepEnvironment.password(password));
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
            if (oneLogin && recorded.stream().anyMatch(hash -> !hash.equals(own()))) {
                admin.disconnect(RedisUser.name(vertical));
            }
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(failed(failed, KEPT));
        }
    }

    /**
     * Takes the vertical's user out of the running server, which ends its connections; without one there is nothing to do.
     *
     * @return why that could not be; nothing when it is done
     */
    Optional<Failure> remove(String vertical) {
        if (host.isEmpty()) {
            return Optional.empty();
        }
        try (var admin = new RedisAdmin(host, port, StepEnvironment.password(adminPassword))) {
            admin.removeUser(RedisUser.name(vertical));
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(failed(failed, Failure.UNCHANGED));
        }
    }

    private Failure failed(IOException failed, String kept) {
        return failed instanceof RedisAdmin.Refused refused
                ? refused(refused, kept)
                : new Failure(
                        true,
                        StepError.of(
                                "Redis at " + host + ":" + port + " does not answer: " + failed.getMessage() + ". "
                                        + kept,
                                "kubectl get pods tells whether its pod is ready."));
    }

    private Failure refused(RedisAdmin.Refused refused, String kept) {
        return new Failure(
                refused.isPassing(),
                StepError.of(
                        "Redis at " + host + ":" + port + " refused what the vertical needs: " + refused.getMessage()
                                + ". " + kept,
                        refused.isPassing()
                                ? "It is tried again."
                                : "Redis 7 or newer is needed, and the suite's Secret must hold the password that it"
                                        + " was started with; then ask for a retry."));
    }
}
