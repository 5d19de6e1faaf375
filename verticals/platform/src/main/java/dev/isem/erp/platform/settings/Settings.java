package dev.isem.erp.platform.settings;

import dev.isem.erp.steps.Tls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/**
 * What the operator tells a vertical by its environment. Nothing here opens a file or a connection, so a context can be
 * built where neither database nor Secrets exist.
 *
 * @param schemas schemas the vertical owns
 * @param homeSchema the one of them in which the library keeps counters and the like; the vertical says which
 * @param publicOrigin origin of the suite's own domain; also the issuer of its tokens
 * @param frontendOrigin origin of this vertical's own front end
 */
public record Settings(
        String vertical,
        String version,
        List<String> schemas,
        String homeSchema,
        Database database,
        Redis redis,
        URI publicOrigin,
        String frontendOrigin,
        URI keysUrl,
        int managementPort) {

    /**
     * Where the shared database listens and as whom this vertical serves.
     *
     * @param connections how many this process may hold at most
     */
    public record Database(
            String host, int port, String name, Tls tls, String user, Path passwordFile, int connections) {}

    /**
     * Where the suite's cache listens and which of its numbered databases is this vertical's.
     *
     * @param user as whom it logs in; empty for the one that every server has
     */
    public record Redis(String host, int port, int db, String user, Path passwordFile) {}

    /** Reads the variables that the operator sets; each has a default that suits a developer's machine. */
    public static Settings from(Environment env) {
        String vertical = env.getProperty("ERP_VERTICAL", env.getProperty("spring.application.name", "vertical"));
        List<String> schemas = Stream.of(env.getProperty("DB_SCHEMA", "").split(",", -1))
                .map(String::strip)
                .filter(schema -> !schema.isEmpty())
                .toList();
        return new Settings(
                vertical,
                env.getProperty("ERP_VERSION", "0.0.0"),
                schemas,
                env.getProperty("erp.home-schema", schemas.isEmpty() ? vertical.replace('-', '_') : schemas.getFirst()),
                new Database(
                        env.getProperty("DB_HOST", "localhost"),
                        env.getProperty("DB_PORT", int.class, 5432),
                        env.getProperty("DB_NAME", "erp_generic"),
                        Tls.of(env::getProperty),
                        env.getProperty("DB_USER", "erp_app_" + vertical.replace('-', '_')),
                        Path.of(env.getProperty("DB_PASSWORD_FILE", "/etc/erp/app/password")),
                        env.getProperty("DB_POOL_SIZE", int.class, 10)),
                new Redis(
                        env.getProperty("REDIS_HOST", "localhost"),
                        env.getProperty("REDIS_PORT", int.class, 6379),
                        env.getProperty("REDIS_DB", int.class, 0),
                        env.getProperty("REDIS_USERNAME", ""),
                        Path.of(env.getProperty("REDIS_PASSWORD_FILE", "/etc/erp/redis/password"))),
                URI.create(env.getProperty("ERP_PUBLIC_ORIGIN", "http://erp.localhost:8080")),
                env.getProperty("ERP_FRONTEND_ORIGIN", "http://" + env.getProperty("FRONTEND_URL", "erp.localhost")),
                URI.create(env.getProperty("ERP_JWKS_URL", "http://localhost:3011/.well-known/jwks.json")),
                env.getProperty("MANAGEMENT_PORT", int.class, 9000));
    }

    /** Reads a secret when it is used, so that a changed file counts from the next use on. */
    public static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new MissingSecret(file, unreadable);
        }
    }

    /** A Secret is not mounted, or not readable by this user. */
    public static final class MissingSecret extends IllegalStateException {
        MissingSecret(Path file, IOException cause) {
            super("The secret file " + file + " cannot be read. Mount the Secret that holds it.", cause);
        }
    }
}
