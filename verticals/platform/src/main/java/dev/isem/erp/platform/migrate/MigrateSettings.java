package dev.isem.erp.platform.migrate;

import dev.isem.erp.steps.DatabaseAddress;
import dev.isem.erp.steps.StepEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the command is told by its environment. The names of roles and schemas come from the operator, which made them.
 *
 * @param release version of the vertical that this image is
 * @param schemas schemas that the vertical owns
 * @param lockTimeout how long to wait for another step on the same database before giving up
 * @param settled whether no pod of an older version lives, so that contracting scripts may run
 * @param approved fingerprint of the plan that a person approved; empty where none is asked
 */
record MigrateSettings(
        String vertical,
        String release,
        DatabaseAddress address,
        String user,
        Path passwordFile,
        List<String> schemas,
        String ownerRole,
        String metaSchema,
        long lockKey,
        Duration lockTimeout,
        boolean settled,
        String approved) {

    static MigrateSettings from(Map<String, String> variables) {
        var env = new StepEnvironment(variables);
        return new MigrateSettings(
                env.required("ERP_VERTICAL"),
                env.required("ERP_VERSION"),
                env.database(),
                env.required("DB_USER"),
                Path.of(env.optional("DB_PASSWORD_FILE", "/etc/erp/migrator/password")),
                Arrays.stream(env.required("DB_SCHEMA").split(",", -1))
                        .map(String::strip)
                        .filter(schema -> !schema.isEmpty())
                        .toList(),
                env.required("ERP_OWNER_ROLE"),
                env.required("ERP_META_SCHEMA"),
                env.number("ERP_LOCK_KEY"),
                env.lockTimeout(),
                env.flag("ERP_SETTLED"),
                env.optional("ERP_APPROVED_PLAN", ""));
    }

    String password() {
        return StepEnvironment.password(passwordFile);
    }
}
