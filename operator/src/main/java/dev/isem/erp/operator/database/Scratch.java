package dev.isem.erp.operator.database;

import dev.isem.erp.steps.DatabaseAddress;
import dev.isem.erp.steps.StepEnvironment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A database beside the real one, where a vertical's scripts run and touch nothing of anybody. Only its migrator and the
 * admin may enter. Whoever comes next drops what a run that was killed has left.
 */
final class Scratch {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String IN_USE = "55006";

    /** Without it a database that is open is somebody's, whatever its name. */
    private static final String MARK = "Scratch database of the ERP suite: dropped without asking";

    private static final String CREATE = """
            SELECT format('CREATE DATABASE %I TEMPLATE template0 ALLOW_CONNECTIONS false ENCODING %L LC_COLLATE %L LC_CTYPE %L%s',
                          ?::text, pg_encoding_to_char(d.encoding), d.datcollate, d.datctype,
                          CASE d.datlocprovider
                               WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L', l.locale)
                               WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', l.locale)
                               ELSE ' LOCALE_PROVIDER libc' END)
              FROM pg_database d,
                   LATERAL (SELECT coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale')) l (locale)
             WHERE d.datname = current_database()
            """;

    private final Session session;
    private final StepSettings settings;
    private final String name;

    Scratch(Session session, StepSettings settings) {
        this.session = session;
        this.settings = settings;
        this.name = DatabaseNames.scratch(
                settings.address().database(), settings.declaration().vertical());
    }

    String name() {
        return name;
    }

    DatabaseAddress address() {
        DatabaseAddress real = settings.address();
        return new DatabaseAddress(real.host(), real.port(), name, real.tls());
    }

    /** Refuses when the admin lacks the right to make it. */
    void refuseIfNotAllowed() throws SQLException {
        if (!session.holds("(SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user)")) {
            throw new Refusal(
                    settings.admin() + " may not make the scratch database " + name + ": it lacks CREATEDB.",
                    "As a superuser: ALTER ROLE " + settings.admin() + " CREATEDB. Then ask for a retry.");
        }
    }

    /** Makes it anew and empty. It is opened last, so that nobody was ever in it who may not be. */
    void create() throws SQLException {
        refuseIfNotAllowed();
        drop();
        String quoted = Identifiers.quoted(name);
        session.change(session.query(CREATE, row -> row.getString(1), name).getFirst());
        session.change("COMMENT ON DATABASE " + quoted + " IS '" + MARK + "'");
        session.change("REVOKE ALL ON DATABASE " + quoted + " FROM PUBLIC");
        session.change("GRANT CONNECT ON DATABASE " + quoted + " TO "
                + Identifiers.quoted(settings.declaration().migrator()));
        session.change("ALTER DATABASE " + quoted + " ALLOW_CONNECTIONS true");
    }

    /** The admin's session in it. */
    Session open(String purpose) throws SQLException {
        return new Session(address()
                .connect(settings.admin(), StepEnvironment.password(settings.adminPassword()), "erp " + purpose));
    }

    /** The migrator's session in it, under its owner: nothing of the vertical's may run as the admin. */
    Connection owner(String purpose) throws SQLException {
        Declaration vertical = settings.declaration();
        Connection owner = address()
                .connect(vertical.migrator(), StepEnvironment.password(settings.migratorPassword()), "erp " + purpose);
        try (Statement sql = owner.createStatement()) {
            sql.execute("SET search_path = pg_catalog");
            sql.execute("SET ROLE " + Identifiers.quoted(vertical.owner()));
        } catch (SQLException refused) {
            owner.close();
            throw refused;
        }
        return owner;
    }

    boolean exists() throws SQLException {
        return session.holds("EXISTS (SELECT FROM pg_database WHERE datname = ?)", name);
    }

    /** Takes it away, whoever is in it. Nothing where there is none. */
    void drop() throws SQLException {
        if (!exists()) {
            return;
        }
        refuseIfSomebodys();
        String quoted = Identifiers.quoted(name);
        session.change("ALTER DATABASE " + quoted + " ALLOW_CONNECTIONS false");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            sendAway();
            try {
                session.change("DROP DATABASE " + quoted);
                return;
            } catch (SQLException failed) {
                if (!IN_USE.equals(failed.getSQLState()) || System.nanoTime() - deadline >= 0) {
                    throw failed;
                }
            }
            pause();
        }
    }

    private void refuseIfSomebodys() throws SQLException {
        if (!isOurs()) {
            throw new Refusal(
                    "There is a database " + name + " that the steps did not make, and it is in the way.",
                    "Rename or drop it, then ask for a retry.");
        }
    }

    /** Whether it is there and the steps made it. */
    boolean isOurs() throws SQLException {
        return session.holds(
                "EXISTS (SELECT FROM pg_database d WHERE d.datname = ? AND pg_get_userbyid(d.datdba) = current_user"
                        + " AND (NOT d.datallowconn OR shobj_description(d.oid, 'pg_database') = ?))",
                name,
                MARK);
    }

    /** Takes away what a run that was killed has left; a database that the steps did not make stays, and so may one in use. */
    void clearAway() throws SQLException {
        if (isOurs()) {
            discard();
        }
    }

    /** What a step has to say matters more than a database that the next run drops. */
    void discard() {
        try {
            drop();
        } catch (SQLException | Refusal stays) {
            System.getLogger(Scratch.class.getName())
                    .log(System.Logger.Level.WARNING, "the scratch database stays", stays);
        }
    }

    /** Only a member may end a role's sessions. The admin is one for this moment, and can never act as it. */
    private void sendAway() throws SQLException {
        if (!session.holds("EXISTS (SELECT FROM pg_stat_activity WHERE datname = ?)", name)) {
            return;
        }
        String migrator = Identifiers.quoted(settings.declaration().migrator());
        String admin = Identifiers.quoted(settings.admin());
        session.inTransaction(() -> {
            session.change("GRANT " + migrator + " TO " + admin + " WITH INHERIT TRUE, SET FALSE");
            session.query(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ? AND usename IN (?, current_user)",
                    row -> row.getBoolean(1),
                    name,
                    settings.declaration().migrator());
            session.change("REVOKE " + migrator + " FROM " + admin);
            return name;
        });
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("stopped while sessions ended", "57014", stopped);
        }
    }
}
