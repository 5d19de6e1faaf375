package dev.isem.erp.platform.security;

import dev.isem.erp.platform.settings.Settings;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * A secret by which a system beside the suite signs access tokens (HS256). There is none unless somebody sets it: whoever can
 * check such a token can make one, for anybody and with any permission.
 */
public final class SharedSecret {

    /** As many bytes as HS256 has; a shorter one is guessed sooner than the algorithm is broken. */
    static final int SHORTEST = 32;

    private static final Logger LOG = LoggerFactory.getLogger(SharedSecret.class);

    private final SecretKey key;

    private SharedSecret(SecretKey key) {
        this.key = key;
    }

    /**
     * The secret of the variable {@code JWT_SECRET}, or of the file that {@code JWT_SECRET_FILE} names, if one is set.
     *
     * @throws IllegalStateException when it is too short, or its file cannot be read
     */
    public static Optional<SharedSecret> from(Environment env) {
        String file = env.getProperty("JWT_SECRET_FILE", "");
        String secret = file.isEmpty() ? env.getProperty("JWT_SECRET", "") : Settings.secret(Path.of(file));
        if (file.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST) {
            throw new IllegalStateException("JWT_SECRET has " + bytes.length + " bytes, and HS256 takes " + SHORTEST
                    + " or more. Nothing was started. Set a longer one, or none: then only tokens that the core signs"
                    + " are accepted.");
        }
        LOG.warn("JWT_SECRET is set: access tokens that are signed with it (HS256) are accepted too, and whoever has it"
                + " can speak for anybody. Take it away when nobody signs with it any more");
        return Optional.of(new SharedSecret(Keys.hmacShaKeyFor(bytes)));
    }

    SecretKey key() {
        return key;
    }
}
