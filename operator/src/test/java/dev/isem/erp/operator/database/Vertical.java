package dev.isem.erp.operator.database;

import java.util.HashMap;
import java.util.Map;

/** A manifest's part that concerns the database, as the tests write it. */
record Vertical(String name, String schemas, String requires, String writes, String references) {

    static final Vertical CORE = new Vertical("erp-core", "auth,core,inventory", "", "", "");

    static final Vertical CONSTRUCCION = new Vertical(
            "construccion",
            "construccion,construccion_budgets",
            "auth.tenants,auth.users,core.partners",
            "",
            "construccion.projects(partner_id) -> core.partners");

    Vertical requiring(String tables) {
        return new Vertical(name, schemas, tables, writes, references);
    }

    Vertical writing(String tables) {
        return new Vertical(name, schemas, requires, tables, references);
    }

    Vertical referencing(String keys) {
        return new Vertical(name, schemas, requires, writes, keys);
    }

    String owner() {
        return DatabaseNames.owner(name);
    }

    String migrator() {
        return DatabaseNames.migrator(name);
    }

    String app() {
        return DatabaseNames.app(name);
    }

    Map<String, String> env() {
        Map<String, String> env = new HashMap<>();
        env.put("ERP_VERTICAL", name);
        env.put("ERP_VERSION", "1.0.0");
        env.put("DB_SCHEMA", schemas);
        env.put("ERP_REQUIRES", requires);
        env.put("ERP_WRITES", writes);
        env.put("ERP_REFERENCES", references);
        return env;
    }
}
