package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.core.user.SystemRoles;
import dev.isem.erp.core.user.SystemRoles.SystemRole;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.Secrets;
import dev.isem.erp.platform.kit.Snapshot;
import dev.isem.erp.platform.migrate.Migrate;
import dev.isem.erp.platform.migrate.Outcome;
import dev.isem.erp.platform.migrate.SuiteDatabase;
import dev.isem.erp.platform.migrate.SuiteDatabase.Manifest;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * Two companies that began with the first release. Its scripts are recorded as they were then, and so is what it left in
 * their tables; all scripts since run over that in one go, and the core serves it. The recorded scripts are copies on purpose:
 * one that somebody has edited since its release is refused here as it would be by a suite that ran it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FromTheFirstReleaseIT {

    private static final String SCRIPTS = "first-release";
    private static final String[] SCHEMAS = {"auth", "core", "inventory"};
    private static final Manifest MANIFEST = Manifest.alone("erp-core", String.join(",", SCHEMAS));

    private static final String ADA = "ada@pionera.example";
    private static final String BETO = "beto@vecina.example";
    private static final String DORA = "dora@correo.example";
    private static final String PASSWORD = "first-password-1";
    private static final String SESSION = "sesion-de-antes-de-la-actualizacion-0000001";

    private static SuiteDatabase database;
    private static Snapshot before;
    private static Map<String, List<String>> after;
    private static Outcome upgrade;
    private static RunningVertical core;

    @BeforeAll
    static void upgrade() throws SQLException {
        database = SuiteDatabase.start();
        database.provision(MANIFEST, "1.0.0");
        assertThat(Migrate.run(database.migrateEnv(MANIFEST, "1.0.0"), SCRIPTS)).isInstanceOf(Outcome.Migrated.class);
        database.load(MANIFEST, "first-release-rows.sql");
        try (Connection superuser = database.superuser()) {
            before = Snapshot.of(superuser, SCHEMAS);
        }

        database.provision(MANIFEST, "1.1.0");
        upgrade = database.migrate(MANIFEST, "1.1.0");
        // Before it serves anybody: a sign-in writes.
        try (Connection superuser = database.superuser()) {
            after = before.again(superuser);
        }
        Map<String, String> env = new HashMap<>(database.serveEnv(MANIFEST, "1.1.0"));
        env.putAll(Secrets.identity());
        env.put("REDIS_PORT", "1");
        core = RunningVertical.start(CoreApplication.class, env);
    }

    @AfterAll
    static void stop() throws IOException {
        core.close();
        database.close();
    }

    @Test
    void allScriptsSinceRunOverTheRowsAndChangeNothingOfThem() throws IOException {
        int scripts = scripts();
        assertThat(upgrade).isInstanceOfSatisfying(Outcome.Migrated.class, migrated -> {
            assertThat(migrated.from()).isEqualTo(9);
            assertThat(migrated.to()).isGreaterThan(24);
            assertThat(migrated.scripts()).hasSize(scripts - 9);
        });
        Map<String, Integer> rows = new HashMap<>();
        before.rows().forEach((table, found) -> rows.put(table, found.size()));
        assertThat(rows)
                .containsEntry("auth.tenants", 2)
                .containsEntry("auth.identities", 3)
                .containsEntry("auth.users", 4)
                .containsEntry("auth.roles", 5)
                .containsEntry("auth.role_permissions", 6)
                .containsEntry("core.partners", 4)
                .containsEntry("core.products", 3)
                .containsEntry("inventory.locations", 3);
        before.rows()
                .forEach(
                        (table, found) -> assertThat(after.get(table)).as(table).containsAll(found));
        Map<String, Integer> more = new HashMap<>();
        after.forEach((table, found) -> more.put(table, found.size() - rows.getOrDefault(table, 0)));
        more.values().removeIf(count -> count == 0);
        assertThat(more)
                .as("system roles that came later")
                .isEqualTo(Map.of("auth.roles", 2, "auth.role_permissions", 13));
    }

    /** Ada's company had no role to read with, and Beto's had made one for its storekeepers by itself. */
    @Test
    void aTenantGetsTheSystemRolesThatItLacksAndKeepsItsOwnOfThatName() {
        Caller ada = as(ADA);
        JsonNode clerk = role(ada, "warehouse-clerk");
        assertThat(clerk.get("name").stringValue()).isEqualTo("Almacén");
        assertThat(clerk.get("system").booleanValue()).isTrue();
        assertThat(permissions(clerk))
                .containsExactly(
                        "categories:read",
                        "counts:create",
                        "counts:delete",
                        "counts:read",
                        "counts:update",
                        "moves:create",
                        "moves:delete",
                        "moves:read",
                        "moves:update",
                        "products:read",
                        "stock:read",
                        "warehouses:read");
        assertThat(permissions(role(ada, "reader"))).containsExactly("*:read");
        JsonNode storekeepers = role(as(BETO), "warehouse-clerk");
        assertThat(storekeepers.get("name").stringValue()).isEqualTo("Almacenistas");
        assertThat(storekeepers.get("system").booleanValue()).isFalse();
        assertThat(permissions(storekeepers)).containsExactly("warehouses:read");
        UUID pioneer = UUID.fromString("a0000000-0000-4000-8000-000000000001");
        for (SystemRole known : List.of(SystemRole.READER, SystemRole.WAREHOUSE_CLERK)) {
            UUID id = Tenancy.call(
                    pioneer,
                    () -> core.bean(Transactions.class)
                            .write(() -> core.bean(SystemRoles.class).ensure(known)));
            assertThat(ada.get("/api/roles/" + id).json())
                    .as("the script made it as the code would have")
                    .isIn(clerk, role(ada, "reader"));
        }
    }

    /** Scripts that have run run again where a copy of the data is brought back by hand: nothing is made twice. */
    @Test
    void theScriptThatMakesThemMayRunAgain() throws SQLException {
        database.load(MANIFEST, "db/migration/V030__system_roles_of_older_tenants.sql");
        assertThat(names(as(ADA), "roles")).containsExactly("Administración", "Almacén", "Compras", "Consulta");
    }

    @Test
    void peopleSignInWithTheirPasswordsAndMayWhatTheyMight() {
        assertThat(as(ADA).get("/api/auth/me").json().at("/tenant/name").stringValue())
                .isEqualTo("Constructora Pionera");
        Caller dora = as(DORA);
        assertThat(dora.get("/api/auth/me").json().get("tenants").values().stream()
                        .map(company -> company.get("name").stringValue()))
                .containsExactly("Constructora Pionera", "Edificadora Vecina");
        assertThat(dora.get("/api/partners").status()).isEqualTo(200);
        assertThat(dora.get("/api/products").status()).isEqualTo(403);
        assertThat(signIn(ADA, "another-password-1").status()).isEqualTo(401);
    }

    @Test
    void aCompanyKeepsEveryApplicationThatItUses() {
        JsonNode own = as(ADA).get("/api/tenants").json().get(0);
        assertThat(own.get("plan").stringValue()).isEqualTo("professional");
        assertThat(own.get("modules").toString()).isEqualTo("[\"*\"]");
        assertThat(as(ADA).get("/api/auth/me").json().get("modules").toString()).isEqualTo("[\"*\"]");
    }

    @Test
    void aSessionGoesOnAcrossTheUpgrade() {
        Caller.Answer renewed = Caller.of(core.uri())
                .with("Cookie", "__Host-erp_refresh=" + SESSION)
                .post("/api/auth/refresh");
        assertThat(renewed.status()).as(renewed.text()).isEqualTo(200);
        assertThat(renewed.json().at("/user/email").stringValue()).isEqualTo(ADA);
    }

    @Test
    void recordsAndSumsAreTheSameOnThePages() {
        Caller ada = as(ADA);
        assertThat(names(ada, "partners"))
                .containsExactly("Cementos y Varillas", "Desarrollos del Valle", "Maderas (cerrada)");
        assertThat(total(ada, "partners", "creditLimit")).isEqualByComparingTo("2500000.10");
        assertThat(names(ada, "products")).containsExactly("Cemento gris 50 kg", "Flete local");
        assertThat(total(ada, "products", "price")).isEqualByComparingTo("2045.55");
        assertThat(names(ada, "users")).containsExactly("Ada Luna", "Dora Paz");
        assertThat(names(ada, "roles")).containsExactly("Administración", "Almacén", "Compras", "Consulta");
        Caller beto = as(BETO);
        assertThat(names(beto, "partners")).containsExactly("Hoteles del Caribe");
        assertThat(total(beto, "partners", "creditLimit")).isEqualByComparingTo("750000.20");
        assertThat(names(beto, "products")).containsExactly("Cemento blanco 25 kg");
        assertThat(names(beto, "warehouses")).containsExactly("Bodega del puerto");
        assertThat(names(beto, "users")).containsExactly("Beto Cruz", "Dora Paz");
    }

    /** Last, for it changes what was there. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whatCameLaterWorksOnOldRecords() {
        Caller ada = as(ADA);
        Storeroom storeroom = Storeroom.of(ada);
        String cement = "a0000000-0000-4000-8000-000000000051";
        storeroom.receive(cement, "12");
        assertThat(storeroom.qty(cement)).isEqualTo("12.0000");
        assertThat(ada.get("/api/locations/a0000000-0000-4000-8000-000000000072")
                        .json()
                        .get("warehouseId")
                        .stringValue())
                .as("suppliers had a place in each warehouse once, and keep it")
                .isEqualTo("a0000000-0000-4000-8000-000000000061");
        JsonNode buyers =
                ada.get("/api/roles/a0000000-0000-4000-8000-000000000031").json();
        Caller.Answer widened = ada.with("If-Match", "\"1\"")
                .put(
                        "/api/roles/" + Storeroom.id(buyers),
                        Map.of(
                                "code",
                                "compras",
                                "name",
                                "Compras",
                                "permissions",
                                List.of("partners:*", "products:approve", "purchase-orders:approve-director")));
        assertThat(widened.status()).as(widened.text()).isEqualTo(200);
    }

    @Test
    void oneCompanySeesNothingOfTheOther() {
        Caller ada = as(ADA);
        Caller beto = as(BETO);
        for (String record : List.of(
                "partners/a0000000-0000-4000-8000-000000000011",
                "products/a0000000-0000-4000-8000-000000000051",
                "warehouses/a0000000-0000-4000-8000-000000000061",
                "locations/a0000000-0000-4000-8000-000000000071",
                "roles/a0000000-0000-4000-8000-000000000031",
                "users/a0000000-0000-4000-8000-000000000021")) {
            assertThat(ada.get("/api/" + record).status()).as(record).isEqualTo(200);
            assertThat(beto.get("/api/" + record).status()).as(record).isEqualTo(404);
        }
    }

    private static int scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return (int) files.filter(file -> file.toString().endsWith(".sql")).count();
        }
    }

    private static JsonNode role(Caller person, String code) {
        JsonNode found = person.get("/api/roles?q=" + code).json();
        assertThat(found.size()).as(code).isOne();
        return found.get(0);
    }

    private static List<String> permissions(JsonNode role) {
        return role.get("permissions").values().stream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static List<String> names(Caller person, String list) {
        return person.get("/api/" + list + "?size=200&sort=name,asc").json().values().stream()
                .map(record -> record.get("name").stringValue())
                .toList();
    }

    private static BigDecimal total(Caller person, String list, String field) {
        return person.get("/api/" + list + "?size=200").json().values().stream()
                .map(record -> new BigDecimal(record.path(field).asString("0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Caller as(String email) {
        return Caller.of(core.uri())
                .bearing(signIn(email, PASSWORD).json().get("accessToken").stringValue());
    }

    private static Caller.Answer signIn(String email, String password) {
        return Caller.of(core.uri()).post("/api/auth/login", Map.of("email", email, "password", password));
    }
}
