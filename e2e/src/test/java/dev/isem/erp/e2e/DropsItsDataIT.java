package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A vertical whose manifest says so takes its data with it, behind a last backup; applied again it begins from nothing. */
@Order(19)
class DropsItsDataIT {
    private static final String SCHEMAS =
            "SELECT count(*) FROM pg_namespace WHERE nspname ~ '^(erp_meta_)?construccion'";
    private static final String ROLES = "SELECT count(*) FROM pg_roles WHERE rolname ~ '^erp_.*_construccion$'";

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void itsSchemasAndRolesGoAndThoseOfCoreStay() throws Exception {
        assertThat(ask(SCHEMAS)).isNotEqualTo("0");
        installation.edit("construccion", "{\"deletionPolicy\":\"Drop\"}");
        installation.awaitVertical(
                "construccion",
                "would be held",
                Installation.UP,
                v -> !v.getMetadata().getFinalizers().isEmpty());

        // when
        installation
                .client()
                .resource(installation.vertical("construccion").orElseThrow())
                .delete();

        // then
        installation.await(
                "construccion and its pods to go",
                Installation.UP,
                () -> installation.vertical("construccion").isEmpty()
                        && installation.pods("construccion", "backend").isEmpty());
        assertThat(ask(SCHEMAS)).isEqualTo("0");
        assertThat(ask(ROLES)).isEqualTo("0");
        assertThat(installation
                        .client()
                        .persistentVolumeClaims()
                        .inNamespace(Installation.NAMESPACE)
                        .withName("isem-backups")
                        .get())
                .isNotNull();
        assertThat(Installation.isReady(installation.vertical("erp-core").orElseThrow()))
                .isTrue();

        // and when applied again
        installation.applyVertical("construccion");
        var again = installation.awaitReady("construccion");
        assertThat(again.getStatus().migration().outcome()).isEqualTo("Migrated");
        assertThat(again.getStatus().version()).isEqualTo("1.0.0");
    }

    private String ask(String question) throws Exception {
        try (var core = Psql.as(installation, "erp_app_erp_core", "erp-core-db-app")) {
            return core.column(question).getFirst();
        }
    }
}
