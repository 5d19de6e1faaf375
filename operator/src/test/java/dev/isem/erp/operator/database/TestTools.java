package dev.isem.erp.operator.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** PostgreSQL's own tools, as the operator's image has them. */
final class TestTools {

    private TestTools() {}

    static Path home() {
        Path cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        Path home = cache.resolve("erp-suite/postgres-tools/usr/lib/postgresql/18");
        if (!Files.isExecutable(home.resolve("bin/pg_dump"))) {
            throw new IllegalStateException(
                    "no pg_dump in " + home + ": ./erp test it fetches it, or in cluster/images: go run . tools --to "
                            + cache.resolve("erp-suite/postgres-tools"));
        }
        return home;
    }
}
