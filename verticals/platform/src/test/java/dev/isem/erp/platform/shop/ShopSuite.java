package dev.isem.erp.platform.shop;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Issuer;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.migrate.Migrate;
import dev.isem.erp.platform.migrate.SuiteDatabase;
import dev.isem.erp.platform.migrate.SuiteDatabase.Manifest;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The shop on a real PostgreSQL, serving two tenants: started once for all tests of this JVM. */
final class ShopSuite {

    static final String SCRIPTS = "shop";
    static final Manifest MANIFEST = Manifest.alone("shop", "shop,auth");
    static final UUID TIJUANA = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final UUID MEXICO = UUID.fromString("00000000-0000-4000-8000-000000000002");
    static final Issuer ISSUER = Issuer.start();
    static final SuiteDatabase DATABASE = SuiteDatabase.start();
    static final RunningVertical SHOP = serving();

    private ShopSuite() {}

    static Caller administratorOf(UUID tenant) {
        return callerIn(tenant, "*:*");
    }

    static Caller callerIn(UUID tenant, String... permissions) {
        return Caller.of(SHOP.uri()).bearing(ISSUER.token(tenant, permissions));
    }

    /** Runs the work in a transaction of the tenant, inside the serving process. */
    static <T> T write(UUID tenant, Supplier<T> work) {
        return Tenancy.call(tenant, () -> SHOP.bean(Transactions.class).write(work));
    }

    private static RunningVertical serving() {
        DATABASE.provision(MANIFEST, "1.0.0");
        String outcome =
                Migrate.run(DATABASE.migrateEnv(MANIFEST, "1.0.0"), SCRIPTS).toString();
        if (!outcome.startsWith("Migrated")) {
            throw new AssertionError(outcome);
        }
        ISSUER.telling(DATABASE::admit);
        tenant(TIJUANA, "America/Tijuana");
        tenant(MEXICO, "America/Mexico_City");
        Map<String, String> env = new HashMap<>(DATABASE.serveEnv(MANIFEST, "1.0.0"));
        env.put("spring.application.name", "shop");
        env.put("spring.config.import", "classpath:platform.properties");
        env.put("ERP_JWKS_URL", ISSUER.keysUrl().toString());
        return RunningVertical.start(ShopApplication.class, env);
    }

    private static void tenant(UUID id, String zone) {
        try (Connection owner = DATABASE.owner(MANIFEST);
                PreparedStatement insert = owner.prepareStatement("INSERT INTO auth.tenants VALUES (?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, zone);
            insert.setString(3, zone);
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
