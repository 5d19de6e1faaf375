package dev.isem.erp.core.signin;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.isem.erp.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords by Argon2id with OWASP's parameters. Only a few at once: each takes 19 MiB, and a flood of sign-ins
 * must not take the memory of everything else.
 */
@Component
public class Passwords {

    /** The library keeps 19 MiB from when it is first asked for the function; a core that nobody signs in to does without. */
    private static final class Argon2id {

        /** 19 MiB, two passes, one lane, 32 bytes: OWASP Password Storage Cheat Sheet. */
        private static final Argon2Function FUNCTION = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    }

    /** Checked instead of a hash that is not there, so that an unknown e-mail takes as long as a wrong password. */
    private static final String NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

    /** Characters of a password that somebody chooses: NIST SP 800-63B asks for length, and for none that is known. */
    public static final int SHORTEST = 12;

    /** Longer ones are refused before they are hashed. */
    public static final int LONGEST = 200;

    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 5;

    /** Whoever waits holds one of the server's threads, and all the other pages need some. */
    private static final int MOST_WAITING = 8;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final SecureRandom random = new SecureRandom();

    /**
     * Refuses a password that nobody should choose.
     *
     * @param known the e-mail of whose it is to be, and the names of their companies
     */
    public static void mustBeGood(@Nullable String password, Collection<String> known, String pointer) {
        if (password == null || password.length() < SHORTEST || password.length() > LONGEST) {
            throw Problem.invalid(
                    pointer,
                    "La contraseña debe tener de " + SHORTEST + " a " + LONGEST + " caracteres.",
                    "The password must have " + SHORTEST + " to " + LONGEST + " characters.");
        }
        if (GuessedPasswords.contain(password, known)) {
            throw Problem.invalid(
                    pointer,
                    "Esta contraseña se adivina pronto: mucha gente la usa, o es su correo, su empresa o una palabra con"
                            + " números. No se guardó nada; elija varias palabras que no tengan que ver entre sí.",
                    "This password is guessed soon: many people use it, or it is your e-mail, your company or a word with"
                            + " digits. Nothing was saved; choose several words that have nothing to do with each other.");
        }
    }

    /** The hash in PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(() -> Argon2id.FUNCTION
                .hash(password.getBytes(StandardCharsets.UTF_8), salt)
                .getResult());
    }

    /** Whether the password belongs to the hash, whose own parameters count. */
    public boolean matches(String password, String hash) {
        return inTurn(() -> Argon2Function.getInstanceFromHash(hash).check(password, hash));
    }

    /** Takes as long as {@link #matches}, for somebody who is not there. */
    void matchNobody(String password) {
        matches(password, NOBODY);
    }

    <T> T inTurn(Supplier<T> work) {
        takeTurn();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        if (turns.getQueueLength() >= MOST_WAITING) {
            throw tooMany();
        }
        try {
            if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw tooMany();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw tooMany();
        }
    }

    private static Problem tooMany() {
        return Problem.of(
                HttpStatus.TOO_MANY_REQUESTS,
                "Demasiadas personas inician sesión a la vez. Intente en un momento.",
                "Too many people are signing in at once. Try again in a moment.");
    }
}
