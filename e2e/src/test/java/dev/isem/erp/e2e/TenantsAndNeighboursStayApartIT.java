package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What somebody who broke into construccion's pod, or into its release, could reach in the database. */
@Order(2)
class TenantsAndNeighboursStayApartIT {
    private static final String DENIED = "42501";

    private final Installation installation = withRows();

    private static Installation withRows() {
        var installation = new Installation().withCoreAndConstruccion();
        installation.runDemo("erp-core");
        installation.runDemo("construccion");
        return installation;
    }

    @Test
    void withoutTenantTheAppSeesNoRowOfAnyTable() throws SQLException {
        try (var app = Psql.as(installation, "erp_app_construccion", "construccion-db-app")) {
            List<String> tables = app.column("""
                    SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                       AND has_table_privilege(c.oid, 'SELECT') AND n.nspname NOT LIKE 'erp_meta%'""");
            assertThat(tables).contains("construccion.projects", "core.partners");
            for (String table : tables) {
                assertThat(app.column("SELECT count(*) FROM " + table))
                        .as(table)
                        .containsExactly("0");
            }
        }
    }

    @Test
    void withATenantTheAppSeesThatTenantOnly() throws SQLException {
        try (var app = Psql.as(installation, "erp_app_construccion", "construccion-db-app")) {
            app.run("SELECT set_config('app.current_tenant', '" + DemoTenant.id("norte") + "', false)");
            assertThat(app.column("SELECT DISTINCT tenant_id FROM construccion.projects"))
                    .containsExactly(DemoTenant.id("norte"));
        }
    }

    @Test
    void theAppReadsOnlyWhatItsManifestRequires() throws SQLException {
        try (var app = Psql.as(installation, "erp_app_construccion", "construccion-db-app")) {
            assertThat(app.attempt("SELECT 1 FROM core.partners")).isEqualTo("accepted");
            assertThat(app.attempt("SELECT 1 FROM core.products")).isEqualTo(DENIED);
            assertThat(app.attempt("SELECT 1 FROM auth.refresh_tokens")).isEqualTo(DENIED);
            assertThat(app.attempt(
                            "INSERT INTO core.partners (tenant_id, id) VALUES (gen_random_uuid(), gen_random_uuid())"))
                    .isEqualTo(DENIED);
            assertThat(app.attempt("CREATE TABLE construccion.mine (id int)")).isEqualTo(DENIED);
            assertThat(app.attempt("TRUNCATE construccion.projects")).isEqualTo(DENIED);
        }
    }

    @Test
    void theMigratorCannotTouchCore() throws SQLException {
        try (var migrator = Psql.as(installation, "erp_migrator_construccion", "construccion-db-migrator")) {
            migrator.run("SET ROLE erp_owner_construccion");
            for (String attempt : List.of(
                    "ALTER TABLE core.partners ADD COLUMN mine int",
                    "DROP TABLE core.products",
                    "CREATE TABLE core.mine (id int)",
                    "UPDATE core.partners SET name = name",
                    "ALTER TABLE construccion.projects ADD FOREIGN KEY (tenant_id, partner_id) REFERENCES core.partners (tenant_id, id)",
                    "SET ROLE erp_owner_erp_core",
                    "SET ROLE erp_admin")) {
                assertThat(migrator.attempt(attempt)).as(attempt).isEqualTo(DENIED);
            }
        }
    }

    @Test
    void noContainerOfAVerticalMountsTheAdminPassword() {
        Stream<Pod> pods = Stream.of("erp-core", "construccion")
                .flatMap(vertical -> Stream.of("backend", "frontend", "migration")
                        .flatMap(component -> installation.pods(vertical, component).stream()));
        for (Pod pod : pods.toList()) {
            Stream.concat(pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
                    .filter(container -> container.getImage().contains("-backend")
                            || container.getImage().contains("-frontend"))
                    .forEach(container -> assertThat(mountPaths(container))
                            .as("%s/%s", pod.getMetadata().getName(), container.getName())
                            .noneMatch(path -> path.startsWith("/etc/erp/admin")));
            assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
        }
    }

    private static List<String> mountPaths(Container container) {
        return container.getVolumeMounts().stream()
                .map(VolumeMount::getMountPath)
                .toList();
    }
}
