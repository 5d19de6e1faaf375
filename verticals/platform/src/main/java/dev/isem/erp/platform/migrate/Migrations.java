package dev.isem.erp.platform.migrate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Flyway as this suite uses it: one connection, our scripts and nothing else, never out of order, never a repair. */
final class Migrations {

    private final Flyway flyway;
    private final MigrationScripts scripts;

    Migrations(SharedConnection connection, MigrateSettings settings, MigrationScripts scripts, ScriptWatch watch) {
        this.scripts = scripts;
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(connection)
                .loggers(QuietFlyway.class.getName())
                .resourceProvider(new ScriptResources(scripts))
                .javaMigrationClassProvider(List::of)
                .defaultSchema(settings.metaSchema())
                .schemas(Stream.concat(Stream.of(settings.metaSchema()), settings.schemas().stream())
                        .toArray(String[]::new))
                .createSchemas(false)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns("*:future", "*:pending")
                .placeholderReplacement(false)
                .cleanDisabled(true)
                .validateOnMigrate(false)
                .callbacks(watch);
        // A lock inside a transaction would make CREATE INDEX CONCURRENTLY wait for itself.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        this.flyway = configuration.load();
    }

    /** Schema version of the database: the newest script that ran there; 0 before the first. */
    int databaseVersion() {
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isFailed())
                .filter(MigrationInfo::isVersioned)
                .map(Migrations::version)
                .max(Comparator.naturalOrder())
                .orElse(0);
    }

    /** Scripts of the image that are older than the database's newest one and did not run there. */
    List<String> skipped() {
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState() == MigrationState.IGNORED)
                .map(MigrationInfo::getScript)
                .toList();
    }

    /** What differs between the scripts that ran and those in the image, in one sentence. */
    Optional<Outcome.Problem> difference() {
        return flyway.validateWithResult().invalidMigrations.stream()
                .findFirst()
                .map(this::problem);
    }

    /** Runs the scripts that the database lacks, up to a schema version. */
    void run(int upTo) {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .target(String.valueOf(upTo))
                .load()
                .migrate();
    }

    private Outcome.Problem problem(ValidateOutput invalid) {
        int version = invalid.version == null || invalid.version.isEmpty() ? 0 : Integer.parseInt(invalid.version);
        String script = scripts.ofVersion(version).map(Script::name).orElse("version " + version);
        String what = switch (invalid.errorDetails.errorCode) {
            case CoreErrorCode.CHECKSUM_MISMATCH -> script + " was changed after it had run";
            case CoreErrorCode.DESCRIPTION_MISMATCH -> script + " was renamed after it had run";
            case CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED ->
                script + " ran in the database and is not in this image";
            default -> invalid.errorDetails.errorMessage.lines().findFirst().orElse(script + " is not valid");
        };
        return new Outcome.Problem(
                script,
                null,
                what + ". Nothing was changed.",
                "Restore the script as it ran and put the change into a new script.");
    }

    private static int version(MigrationInfo migration) {
        return Integer.parseInt(migration.getVersion().getVersion());
    }
}
