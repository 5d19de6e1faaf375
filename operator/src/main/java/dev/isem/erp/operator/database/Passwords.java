package dev.isem.erp.operator.database;

import dev.isem.erp.steps.DatabaseAddress;
import dev.isem.erp.steps.StepEnvironment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Passwords of the login roles: the Secret decides, and a login tells whether the database agrees. */
final class Passwords {

    private static final String AUTHORIZATION_CLASS = "28";
    private static final String NO_RIGHT_TO_CONNECT = "42501";

    private final DatabaseAddress address;

    Passwords(DatabaseAddress address) {
        this.address = address;
    }

    /** Whether the role can log in with the password now; a role that does not exist cannot. */
    boolean isAccepted(String role, String password) throws SQLException {
        try (Connection login = address.connect(role, password, "erp provision, password check")) {
            return login.isValid(5);
        } catch (SQLException refused) {
            if (isRefusal(refused.getSQLState())) {
                return false;
            }
            throw refused;
        }
    }

    /** Passwords of the vertical's migrator and of its login, by role, where the database does not accept the one in the Secret. */
    Map<String, String> refused(StepSettings settings) throws SQLException {
        Declaration vertical = settings.declaration();
        Map<String, Path> secrets =
                Map.of(vertical.migrator(), settings.migratorPassword(), settings.login(), settings.appPassword());
        Map<String, String> refused = new TreeMap<>();
        for (Map.Entry<String, Path> secret : secrets.entrySet()) {
            String password = StepEnvironment.password(secret.getValue());
            if (!isAccepted(secret.getKey(), password)) {
                refused.put(secret.getKey(), password);
            }
        }
        return refused;
    }

    private static boolean isRefusal(String state) {
        return state.startsWith(AUTHORIZATION_CLASS) || state.equals(NO_RIGHT_TO_CONNECT);
    }
}
