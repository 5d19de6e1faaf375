package dev.isem.erp.core.signin;

import dev.isem.erp.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords by Argon2id with OWASP's parameters. Only a few at once: each takes 19 MiB, and a flood of sign-ins
 * must not take the memory of everything else.
 */
@Component
public class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 5;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final SecureRandom random = new SecureRandom();

    /** Checked instead of a hash that is not there, so that an unknown e-mail takes as long as a wrong password. */
    private final String nobody = encode(new byte[SALT_BYTES], new byte[HASH_BYTES]);

    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return encode(salt, derive(password, salt));
    }

    /** Whether the password belongs to the hash. */
    public boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        return MessageDigest.isEqual(derive(password, salt), Base64.getDecoder().decode(parts[3]));
    }

    /** Takes as long as {@link #matches}, for somebody who is not there. */
    void matchNobody(String password) {
        matches(password, nobody);
    }

    private byte[] derive(String password, byte[] salt) {
        takeTurn();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(MEMORY_KIB)
                    .withIterations(ITERATIONS)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[HASH_BYTES];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
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

    private static String encode(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder();
        return "$argon2id-m" + MEMORY_KIB + "-t" + ITERATIONS + "-p1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }
}
