package dev.isem.erp.core;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.Secrets;
import dev.isem.erp.platform.migrate.SuiteDatabase;
import dev.isem.erp.platform.migrate.SuiteDatabase.Manifest;
import java.util.HashMap;
import java.util.Map;

/** The core, provisioned, migrated, filled with demo data and serving: started once for all tests of this JVM. */
final class CoreSuite {

    static final Manifest MANIFEST = Manifest.alone("erp-core", "auth,core,inventory");
    static final SuiteDatabase DATABASE = SuiteDatabase.start();
    static final Map<String, String> ENV = migrated();
    static final RunningVertical CORE = serving();

    private CoreSuite() {}

    static Caller anonymous() {
        return Caller.of(CORE.uri());
    }

    static Caller as(String email) {
        String token = signIn(email).json().get("accessToken").stringValue();
        return anonymous().bearing(token);
    }

    static Caller.Answer signIn(String email) {
        return anonymous().post("/api/auth/login", Map.of("email", email, "password", Secrets.DEMO_PASSWORD));
    }

    private static Map<String, String> migrated() {
        DATABASE.provision(MANIFEST, "1.0.0");
        String outcome = DATABASE.migrate(MANIFEST, "1.0.0").toString();
        if (!outcome.startsWith("Migrated")) {
            throw new AssertionError(outcome);
        }
        Map<String, String> env = new HashMap<>(DATABASE.serveEnv(MANIFEST, "1.0.0"));
        env.putAll(Secrets.identity());
        // Nobody listens there: the core must be right without its cache.
        env.put("REDIS_PORT", "1");
        return env;
    }

    private static RunningVertical serving() {
        RunningVertical core = RunningVertical.start(CoreApplication.class, ENV);
        core.loadDemo();
        core.loadDemo();
        return core;
    }
}
