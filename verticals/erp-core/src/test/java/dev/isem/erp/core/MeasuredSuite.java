package dev.isem.erp.core;

import dev.isem.erp.platform.kit.RedisServer;
import dev.isem.erp.platform.kit.Secrets;
import dev.isem.erp.platform.migrate.SuiteDatabase;
import dev.isem.erp.platform.migrate.SuiteDatabase.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the core needs to serve, for bench/verticals.sh: a database, provisioned, migrated and empty, that counts its
 * statements, and a cache. Writes the core's environment to the file named, and ends when standard input does.
 */
public final class MeasuredSuite {

    private static final Manifest MANIFEST = Manifest.alone("erp-core", "auth,core,inventory");
    private static final String RELEASE = "1.0.0";

    /** All data in memory, and no disc to wait for: what the processes cost is all there is. */
    private static final Map<String, String> CONFIGURATION = Map.of(
            "shared_preload_libraries", "pg_stat_statements",
            "shared_buffers", "1GB",
            "max_wal_size", "4GB");

    private MeasuredSuite() {}

    /** Takes the path of the file. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        try (SuiteDatabase database = SuiteDatabase.start(CONFIGURATION);
                RedisServer cache = RedisServer.start("measured", MANIFEST.vertical())) {
            database.provision(MANIFEST, RELEASE);
            String outcome = database.migrate(MANIFEST, RELEASE).toString();
            if (!outcome.startsWith("Migrated")) {
                throw new AssertionError(outcome);
            }
            Map<String, String> env = new TreeMap<>(database.serveEnv(MANIFEST, RELEASE));
            env.putAll(cache.envOf(MANIFEST.vertical()));
            env.putAll(Secrets.identity());
            write(env, file);
            System.in.transferTo(System.out);
        }
    }

    /** Under its own name only when it is complete, for somebody waits for it. */
    private static void write(Map<String, String> env, Path file) throws IOException {
        String lines = env.entrySet().stream()
                .map(variable -> variable.getKey() + "='" + variable.getValue() + "'\n")
                .collect(Collectors.joining());
        Path draft = Files.writeString(file.resolveSibling("draft.env"), lines);
        Files.move(draft, file);
    }
}
