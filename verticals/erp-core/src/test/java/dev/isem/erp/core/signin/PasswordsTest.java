package dev.isem.erp.core.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.web.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class PasswordsTest {

    private static final List<String> KNOWN = List.of("rosa.diaz@norte.example", "Construcción Díaz");

    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        String hash = passwords.hash("contraseña larga");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("contraseña larga", hash)).isTrue();
        assertThat(passwords.matches("contraseña Larga", hash)).isFalse();
        assertThat(passwords.hash("contraseña larga")).isNotEqualTo(hash);
    }

    @Test
    void aFloodIsRefusedAtOnceInsteadOfWaiting() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> people = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            people.add(Thread.ofVirtual()
                    .start(() -> passwords.inTurn(() -> {
                        begun.countDown();
                        return awaited(end);
                    })));
        }
        begun.await();
        for (int i = 0; i < 8; i++) {
            Thread waiting = Thread.ofVirtual().start(() -> passwords.inTurn(() -> awaited(end)));
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            people.add(waiting);
        }
        long start = System.nanoTime();
        assertThatThrownBy(() -> passwords.matches("x", "never looked at"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        end.countDown();
        for (Thread person : people) {
            person.join();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1qaz2wsx3edc4rfv",
                "QWERTY123456",
                "Contraseña2026!",
                "passwordpassword",
                "ERP-Suite 2026",
                "rosa.diaz-2026",
                "rosa.diaz@norte.example",
                "Construcción Díaz 1",
                "construcciondiaz-construcciondiaz"
            })
    void whatEverybodyWouldTryIsRefused(String password) {
        assertThatThrownBy(() -> Passwords.mustBeGood(password, KNOWN, "/password"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosa prefiere el mar", "demo-password-1", "4711-0815-2026", "Díaz cruza el puente 9"})
    void whatTakesMoreThanAWordIsTaken(String password) {
        assertThatCode(() -> Passwords.mustBeGood(password, KNOWN, "/password")).doesNotThrowAnyException();
    }

    private static boolean awaited(CountDownLatch end) {
        try {
            return end.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The reference implementation's own test (P-H-C/phc-winner-argon2, test.c), with parameters that are not ours. */
    @Test
    void aHashOfTheReferenceImplementationMatches() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.matches("password", reference)).isTrue();
        assertThat(passwords.matches("differentpassword", reference)).isFalse();
    }
}
