package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVertical;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Tables of an older installation stand where a vertical is to go: they are compared, shown, approved, and keep their rows. */
@Order(19)
class AdoptionIT {

    private static final String NAME = "visits";
    private static final String SCRATCH = "SELECT count(*) FROM pg_database WHERE datname LIKE '%scratch%'";

    /** What another story left of this vertical goes first. */
    private static final String FORGET = """
            DO $$ BEGIN
                IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'erp_meta_visits') THEN
                    SET LOCAL ROLE erp_owner_visits;
                    DROP SCHEMA visits, erp_meta_visits CASCADE;
                    SET LOCAL ROLE NONE;
                    DELETE FROM erp_meta.vertical WHERE vertical = 'visits';
                END IF;
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'legacy_visits') THEN
                    CREATE ROLE legacy_visits NOLOGIN;
                END IF;
            END $$
            """;

    /** As the image's only script makes it, and a column that somebody added. */
    private static final String LOAD = """
            GRANT legacy_visits TO erp_admin WITH INHERIT TRUE, SET TRUE;
            CREATE SCHEMA visits AUTHORIZATION legacy_visits;
            SET ROLE legacy_visits;
            CREATE TABLE visits.visits (
                tenant_id uuid NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(), partner_id uuid NOT NULL,
                at timestamptz NOT NULL DEFAULT now(), note text, CONSTRAINT by_hand PRIMARY KEY (tenant_id, id));
            INSERT INTO visits.visits (tenant_id, partner_id, note) VALUES (gen_random_uuid(), gen_random_uuid(), 'kept');
            RESET ROLE;
            SELECT erp.isolate_by_tenant('visits.visits');
            """;

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void whatWasLoadedByHandIsComparedApprovedAndKept() throws Exception {
        Releases.foreign(Path.of("foreign"), NAME, "1.0.0");
        try (var admin = Psql.admin(installation)) {
            admin.run(FORGET);
            admin.run(LOAD);
        }
        var visits = Serialization.unmarshal("""
                apiVersion: erp.isem.dev/v1alpha1
                kind: ErpVertical
                metadata: {name: visits}
                spec:
                  suiteRef: {name: isem}
                  version: 1.0.0
                  subdomain: visits
                  frontend: {port: 3970}
                  backend: {port: 3971}
                  schemas: [visits]
                  requires: [core.partners]
                """, ErpVertical.class);

        // when
        installation.apply(visits);
        try {
            // then nothing happens to them
            var waiting = installation.awaitVertical(
                    NAME,
                    "waits for an approval of what it found",
                    Installation.UP,
                    v -> Installation.ready(v).getReason().equals("AdoptionAwaitsApproval"));
            var plan = waiting.getStatus().plan();
            assertThat(plan.adoption().schema()).isEqualTo(1);
            assertThat(plan.adoption().differences()).containsExactly("additional: column visits.visits.note text");
            assertThat(asAdmin("SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'visits'"))
                    .containsExactly("legacy_visits");
            assertThat(asAdmin("SELECT count(*) FROM pg_namespace WHERE nspname = 'erp_meta_visits'"))
                    .containsExactly("0");
            installation.await(
                    "the scratch database is gone",
                    Installation.UP,
                    () -> asAdmin(SCRATCH).equals(List.of("0")));

            // and when approved
            installation.annotate(NAME, "erp.isem.dev/approve", plan.hash());

            // then
            var ready = installation.awaitReady(NAME).getStatus();
            assertThat(ready.schemaVersion()).isEqualTo(1);
            assertThat(ready.migration().adoption().schema()).isEqualTo(1);
            try (var migrator = Psql.as(installation, "erp_migrator_visits", "visits-db-migrator")) {
                migrator.run("SET ROLE erp_owner_visits");
                assertThat(migrator.column("SELECT note FROM visits.visits")).containsExactly("kept");
                assertThat(migrator.column("SELECT script FROM erp_meta_visits.erp_contract"))
                        .containsExactly("1_visits.sql");
            }
        } finally {
            installation.client().resource(visits).delete();
        }
    }

    private List<String> asAdmin(String query) throws SQLException {
        try (var admin = Psql.admin(installation)) {
            return admin.column(query);
        }
    }
}
