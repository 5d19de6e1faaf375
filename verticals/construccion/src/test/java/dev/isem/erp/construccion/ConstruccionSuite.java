package dev.isem.erp.construccion;

import dev.isem.erp.operator.database.Link;
import dev.isem.erp.operator.database.LinkOutcome;
import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Issuer;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.migrate.Migrate;
import dev.isem.erp.platform.migrate.SuiteDatabase;
import dev.isem.erp.platform.migrate.SuiteDatabase.Manifest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Construction, provisioned, migrated, linked, filled with demo data and serving: started once for all tests of this JVM. */
final class ConstruccionSuite {

    static final String[] SCHEMAS = {
        "construccion",
        "construccion_budgets",
        "construccion_estimates",
        "construccion_contracts",
        "construccion_purchasing",
        "construccion_hr",
        "construccion_hse"
    };

    static final Manifest MANIFEST = new Manifest(
            "construccion",
            String.join(",", SCHEMAS),
            "auth.tenants,auth.users,core.partners",
            "",
            "construccion.projects(partner_id) -> core.partners; "
                    + "construccion_contracts.contracts(partner_id) -> core.partners; "
                    + "construccion_purchasing.purchase_orders(partner_id) -> core.partners");

    static final Manifest CORE = Manifest.alone("erp-core", "auth,core,inventory");

    static final UUID NORTE = DemoData.tenant("norte");
    static final UUID SUR = DemoData.tenant("sur");
    static final Issuer ISSUER = Issuer.start();
    static final SuiteDatabase DATABASE = SuiteDatabase.start();
    static final RunningVertical CONSTRUCCION = serving();

    private ConstruccionSuite() {}

    static Caller anonymous() {
        return Caller.of(CONSTRUCCION.uri());
    }

    static Caller administratorOf(UUID tenant) {
        return callerIn(tenant, "*:*");
    }

    static Caller callerIn(UUID tenant, String... permissions) {
        return anonymous().bearing(ISSUER.token(tenant, permissions));
    }

    private static RunningVertical serving() {
        try {
            neighbour();
            ISSUER.telling(DATABASE::admit);
            DATABASE.provision(MANIFEST, "1.0.0");
            expect("Migrated", DATABASE.migrate(MANIFEST, "1.0.0"));
            LinkOutcome linked = Link.run(DATABASE.adminEnv(MANIFEST, "1.0.0"));
            expect("Linked", linked);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        Map<String, String> env = new HashMap<>(DATABASE.serveEnv(MANIFEST, "1.0.0"));
        env.put("ERP_JWKS_URL", ISSUER.keysUrl().toString());
        RunningVertical construccion = RunningVertical.start(ConstruccionApplication.class, env);
        construccion.loadDemo();
        construccion.loadDemo();
        return construccion;
    }

    /** Whoever owns the tables that this vertical requires. */
    private static void neighbour() throws SQLException {
        DATABASE.provision(CORE, "1.0.0");
        expect("Migrated", Migrate.run(DATABASE.migrateEnv(CORE, "1.0.0"), "neighbour"));
        for (String tenant : List.of("norte", "sur")) {
            for (String partner : List.of("cliente-1", "cliente-4", "cliente-5", "proveedor-1", "proveedor-2")) {
                partner(DemoData.tenant(tenant), DemoData.id(tenant, partner), partner + " de " + tenant);
            }
        }
    }

    /** A partner of a tenant, which need not be a demo's: tests that count take one of their own. */
    static UUID partnerOf(UUID tenant) {
        UUID partner = UUID.randomUUID();
        try {
            partner(tenant, partner, "socio de " + tenant);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return partner;
    }

    private static void partner(UUID tenant, UUID id, String name) throws SQLException {
        try (Connection owner = DATABASE.owner(CORE);
                PreparedStatement insert = owner.prepareStatement("INSERT INTO core.partners VALUES (?, ?, ?)")) {
            insert.setObject(1, tenant);
            insert.setObject(2, id);
            insert.setString(3, name);
            insert.executeUpdate();
        }
    }

    private static void expect(String outcome, Object actual) {
        if (!actual.toString().startsWith(outcome)) {
            throw new AssertionError(actual.toString());
        }
    }
}
