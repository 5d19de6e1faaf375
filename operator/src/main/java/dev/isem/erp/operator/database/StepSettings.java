package dev.isem.erp.operator.database;

import dev.isem.erp.steps.DatabaseAddress;
import dev.isem.erp.steps.StepEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a step is told by its environment. Passwords come as files and are read when they are used.
 *
 * @param slot 1 or 2: as which of its two roles the application logs in
 * @param narrow whether rights that the manifest no longer asks for may go: only when no older pod serves
 * @param connectionLimit most connections of the application's role, -1 for any number
 * @param lockTimeout how long to wait for another step before giving up
 */
record StepSettings(
        DatabaseAddress address,
        String admin,
        Declaration declaration,
        Path adminPassword,
        Path migratorPassword,
        Path appPassword,
        int slot,
        boolean narrow,
        boolean oneLogin,
        int connectionLimit,
        long lockKey,
        Duration lockTimeout) {

    /** As PostgreSQL writes it. */
    private static final int UNLIMITED = -1;

    /** The role as which the application logs in. */
    String login() {
        return DatabaseNames.app(declaration.vertical(), slot);
    }

    /** The other one, which is only there if passwords were ever rotated. */
    String otherLogin() {
        return DatabaseNames.app(declaration.vertical(), slot == 1 ? 2 : 1);
    }

    static StepSettings from(Map<String, String> variables) {
        var env = new StepEnvironment(variables);
        Declaration declaration = Declaration.of(
                env.required("ERP_VERTICAL"),
                env.required("ERP_VERSION"),
                env.required("DB_SCHEMA"),
                env.optional("ERP_REQUIRES", ""),
                env.optional("ERP_WRITES", ""),
                env.optional("ERP_REFERENCES", ""));
        return new StepSettings(
                env.database(),
                env.optional("DB_USER", DatabaseNames.ADMIN),
                declaration,
                Path.of(env.optional("DB_PASSWORD_FILE", "/etc/erp/admin/password")),
                Path.of(env.optional("ERP_MIGRATOR_PASSWORD_FILE", "/etc/erp/migrator/password")),
                Path.of(env.optional("ERP_APP_PASSWORD_FILE", "/etc/erp/app/password")),
                Math.toIntExact(env.number("ERP_APP_SLOT", 1)),
                env.flag("ERP_SETTLED"),
                env.flag("ERP_SETTLED") || env.flag("ERP_ONE_LOGIN"),
                Math.toIntExact(env.number("ERP_CONNECTION_LIMIT", UNLIMITED)),
                env.number("ERP_LOCK_KEY", DatabaseNames.LOCK_KEY),
                env.lockTimeout());
    }
}
