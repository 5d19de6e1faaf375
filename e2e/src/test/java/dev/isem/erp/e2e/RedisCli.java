package dev.isem.erp.e2e;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code redis-cli} in the pod of the managed Redis, as one of its users. */
record RedisCli(Installation installation, String user, String password) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A vertical's own user. */
    static RedisCli as(Installation installation, String vertical) {
        return new RedisCli(
                installation,
                "erp_app_" + vertical.replace('-', '_'),
                installation.secret(installation.loginSecret(vertical, "redis-app"), "password"));
    }

    /** Redis' own user, with the password that all had once. */
    static RedisCli asAdministrator(Installation installation) {
        return new RedisCli(installation, "default", installation.secret("isem-redis", "password"));
    }

    /** What Redis answers; a refusal begins with its code, such as {@code NOPERM}. */
    String ask(String... command) {
        var words = new ArrayList<>(
                List.of("/usr/bin/redis-cli", "--no-auth-warning", "--user", user, "--pass", password, "--raw"));
        words.addAll(List.of(command));
        var answer = new ByteArrayOutputStream();
        try (var exec = installation
                .client()
                .pods()
                .inNamespace(Installation.NAMESPACE)
                .withName(pod())
                .writingOutput(answer)
                .writingError(answer)
                .exec(words.toArray(String[]::new))) {
            exec.exitCode().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return answer.toString(StandardCharsets.UTF_8).strip();
        } catch (Exception e) {
            throw new AssertionError("redis-cli gave no answer: " + answer.toString(StandardCharsets.UTF_8), e);
        }
    }

    private String pod() {
        return installation.pods("isem", "cache").stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(pod -> pod.getMetadata().getName())
                .findFirst()
                .orElseThrow();
    }
}
