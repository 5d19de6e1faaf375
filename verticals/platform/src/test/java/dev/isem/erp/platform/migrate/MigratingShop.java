package dev.isem.erp.platform.migrate;

import dev.isem.erp.platform.migrate.SuiteDatabase.Manifest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A vertical of its own for each test, on a real server, and the images that migrate it. */
abstract class MigratingShop {

    static final AtomicInteger NUMBER = new AtomicInteger();

    static SuiteDatabase suite;

    @TempDir
    Path folder;

    /** New for each test, so that all of a class share one server. */
    Manifest shop;

    @BeforeAll
    static void start() {
        suite = SuiteDatabase.start();
    }

    @BeforeEach
    void provision() {
        String name = "shop" + NUMBER.incrementAndGet();
        shop = Manifest.alone(name, name);
        suite.provision(shop, "1.0.0");
    }

    Outcome migrate(Image image) {
        return migrate(image, Map.of(), Migrate.Mode.RUN);
    }

    Outcome migrate(Image image, Map<String, String> more, Migrate.Mode mode) {
        Map<String, String> env = suite.migrateEnv(shop, image.release());
        env.putAll(more);
        return Migrate.run(env, image.loader(), MigrationScripts.LOCATION, mode);
    }

    Image first() {
        return first("1.0.0");
    }

    Image first(String release) {
        return Image.of(release, folder)
                .with("V001__sales.sql", sales("sales"))
                .with("V002__notes.sql", sales("notes"));
    }

    Image second(String header) {
        return first("1.1.0").with("V003__returns.sql", header + "\n" + table("returns"));
    }

    String sales(String table) {
        return "-- erp: compatible\n" + table(table);
    }

    String table(String table) {
        String name = shop.vertical() + "." + table;
        return "CREATE TABLE %s (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id));\n"
                        .formatted(name)
                + "SELECT erp.isolate_by_tenant('%s');\n".formatted(name);
    }

    String contractVersion() throws SQLException {
        return ask("SELECT coalesce(max(version), 0) FROM erp_meta_" + shop.vertical() + ".erp_contract");
    }

    static String ask(String query) throws SQLException {
        try (Connection superuser = suite.superuser()) {
            return ask(superuser, query);
        }
    }

    static String ask(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }
}
