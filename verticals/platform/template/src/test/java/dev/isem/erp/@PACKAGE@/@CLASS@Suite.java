package dev.isem.erp.@PACKAGE@;

import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Issuer;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.migrate.Migrate;
import dev.isem.erp.platform.migrate.SuiteDatabase;
import dev.isem.erp.platform.migrate.SuiteDatabase.Manifest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The vertical, provisioned, migrated, filled with demo data and serving: started once for all tests of this JVM. */
final class @CLASS@Suite {

    static final String[] SCHEMAS = {"@SCHEMA@"};
    static final Manifest MANIFEST =
            new Manifest("@NAME@", String.join(",", SCHEMAS), "auth.tenants,auth.users", "", "");

    static final UUID NORTE = DemoData.tenant("norte");
    static final UUID SUR = DemoData.tenant("sur");
    static final Issuer ISSUER = Issuer.start();
    static final SuiteDatabase DATABASE = SuiteDatabase.start();
    static final RunningVertical SERVING = serving();

    private @CLASS@Suite() {}

    static Caller anonymous() {
        return Caller.of(SERVING.uri());
    }

    static Caller administratorOf(UUID tenant) {
        return anonymous().bearing(ISSUER.token(tenant, "*:*"));
    }

    private static RunningVertical serving() {
        Manifest core = Manifest.alone("erp-core", "auth,core,inventory");
        DATABASE.provision(core, "1.0.0");
        expectMigrated(Migrate.run(DATABASE.migrateEnv(core, "1.0.0"), "neighbour"));
        ISSUER.telling(DATABASE::admit);
        DATABASE.provision(MANIFEST, "1.0.0");
        expectMigrated(DATABASE.migrate(MANIFEST, "1.0.0"));
        Map<String, String> env = new HashMap<>(DATABASE.serveEnv(MANIFEST, "1.0.0"));
        env.put("ERP_JWKS_URL", ISSUER.keysUrl().toString());
        RunningVertical vertical = RunningVertical.start(@CLASS@Application.class, env);
        vertical.loadDemo();
        vertical.loadDemo();
        return vertical;
    }

    private static void expectMigrated(Object outcome) {
        if (!outcome.toString().startsWith("Migrated")) {
            throw new AssertionError(outcome.toString());
        }
    }
}
