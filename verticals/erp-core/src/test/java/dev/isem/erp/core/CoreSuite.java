package dev.isem.erp.core;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.Secrets;
import dev.isem.erp.platform.migrate.SuiteDatabase;
import dev.isem.erp.platform.migrate.SuiteDatabase.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

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

    /** Somebody new in the company of the administrator, with a password that the administrator chose. */
    static String madeIn(String company, String name) {
        String email = name + "-" + UUID.randomUUID().toString().substring(0, 8) + "@" + company + ".example";
        Caller.Answer made = as("admin@" + company + ".example")
                .post("/api/users", Map.of("email", email, "name", name, "password", Secrets.DEMO_PASSWORD));
        if (made.status() != 201) {
            throw new AssertionError(made.text());
        }
        return email;
    }

    /**
     * The administrator of a company that was opened now. Who is to belong to two companies joins such a one: in both of the
     * demo's they would be found by those who look for leaks.
     */
    static Caller ofNewCompany(String name) {
        String slug = "c" + UUID.randomUUID().toString().substring(0, 8);
        String email = "jefa@" + slug + ".example";
        Caller.Answer opened = as("admin@norte.example").post("/api/suite-tenants", company(slug, name, email));
        if (opened.status() != 201) {
            throw new AssertionError(opened.text());
        }
        return as(email);
    }

    /** What opens a company. */
    static Map<String, Object> company(String slug, String name, String adminEmail) {
        return Map.of(
                "slug",
                slug,
                "name",
                name,
                "adminEmail",
                adminEmail,
                "adminName",
                "Jefa",
                "adminPassword",
                Secrets.DEMO_PASSWORD);
    }

    /** What was made by this person. */
    static JsonNode made(Caller by, String path, Map<String, Object> body) {
        Caller.Answer answer = by.post(path, body);
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
        return answer.json();
    }

    /** A name that begins so, and that nobody else has. */
    static String unique(String start) {
        return start + UUID.randomUUID().toString().substring(0, 8);
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
        env.put("MAIL_DROP", Mails.FOLDER.toString());
        // All tests come from one address, and many are the same people.
        for (String limit : List.of("SIGN_IN", "REFRESH", "FORGOT", "LINK", "INVITE")) {
            for (String by : List.of("ADDRESS", "EMAIL", "TENANT")) {
                env.put("LIMIT_" + limit + "_" + by, "off");
            }
        }
        return env;
    }

    private static RunningVertical serving() {
        RunningVertical core = RunningVertical.start(CoreApplication.class, ENV);
        core.loadDemo();
        core.loadDemo();
        return core;
    }
}
