package dev.isem.erp.steps;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * How connections are secured, in libpq's words.
 *
 * @param mode one of libpq's {@code sslmode}
 * @param authority file with the CA certificates that the server's is checked against; empty where none is
 */
public record Tls(String mode, String authority) {

    private static final Set<String> MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    public Tls {
        if (!MODES.contains(mode)) {
            throw new InvalidSettings("the variable PGSSLMODE is '" + mode
                    + "', which is none of disable, allow, prefer, require, verify-ca and verify-full");
        }
    }

    /**
     * Reads {@code PGSSLMODE} and {@code PGSSLROOTCERT}; without the first {@code DB_SSL} tells whether an unencrypted
     * connection will do.
     *
     * @param variables null for what is not set
     */
    public static Tls of(UnaryOperator<@Nullable String> variables) {
        String encrypted = Boolean.parseBoolean(variable(variables, "DB_SSL")) ? "require" : "prefer";
        String mode = variable(variables, "PGSSLMODE");
        return new Tls(mode.isEmpty() ? encrypted : mode, variable(variables, "PGSSLROOTCERT"));
    }

    /** The settings of the JDBC driver. */
    Properties properties() {
        var properties = new Properties();
        PGProperty.SSL_MODE.set(properties, mode);
        if (!authority.isEmpty()) {
            PGProperty.SSL_ROOT_CERT.set(properties, authority);
        }
        return properties;
    }

    /** What to look at, where it was TLS that a connection failed of. */
    static Optional<String> hint(SQLException cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("no pg_hba.conf entry") && message.contains("no encryption")) {
            return Optional.of("The server refuses connections in clear. Check PGSSLMODE and DB_SSL: spec.database of"
                    + " the ErpSuite sets them (external.sslMode: require, or stricter).");
        }
        if (message.contains("does not support SSL")) {
            return Optional.of("Turn TLS on in the server, or say in the ErpSuite that it has none"
                    + " (spec.database.external.sslMode: disable).");
        }
        if (message.contains("root certificate file")) {
            return Optional.of("Check that the Secret or ConfigMap in spec.database.external.ca of the ErpSuite has the"
                    + " key it names.");
        }
        if (message.contains("hostname")) {
            return Optional.of(
                    "The server's certificate is not made out to DB_HOST. Check spec.database.external.host of"
                            + " the ErpSuite against the names in the certificate; verify-ca leaves the name unchecked.");
        }
        return cause.getCause() instanceof SSLException
                ? Optional.of("The server's certificate is not one that the CA in PGSSLROOTCERT signed, or has expired."
                        + " Check spec.database.external.ca of the ErpSuite; a renewed certificate of a managed database"
                        + " reaches running pods within two minutes.")
                : Optional.empty();
    }

    private static String variable(UnaryOperator<@Nullable String> variables, String name) {
        String value = variables.apply(name);
        return value == null ? "" : value.strip();
    }
}
