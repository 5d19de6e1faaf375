package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVertical;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Deleting a vertical ends its pods and keeps its data; applying it again serves the same rows. */
@Order(8)
class DeletedAndAppliedAgainIT {
    private static final String ROWS = "SELECT count(*) FROM construccion.projects";

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void theRowsAreStillThereAndNoScriptRunsTwice() throws Exception {
        installation.runDemo("erp-core");
        installation.runDemo("construccion");
        String version = installation.status("construccion").version();
        int schema = installation.status("construccion").schemaVersion();
        List<String> before = rows();
        assertThat(before).doesNotContain("0");

        // when
        ErpVertical manifest = installation.vertical("construccion").orElseThrow();
        installation.client().resource(manifest).delete();

        // then
        installation.await(
                "construccion and its pods to go",
                Installation.UP,
                () -> installation.vertical("construccion").isEmpty()
                        && installation.pods("construccion", "backend").isEmpty()
                        && installation.pods("construccion", "frontend").isEmpty());

        // and when applied again
        installation.applyVertical("construccion", version);
        var again = installation.awaitReady("construccion");
        assertThat(again.getStatus().migration().outcome()).isEqualTo("Current");
        assertThat(again.getStatus().schemaVersion()).isEqualTo(schema);
        assertThat(rows()).isEqualTo(before);
    }

    private List<String> rows() throws Exception {
        try (var migrator = Psql.as(installation, "erp_migrator_construccion", "construccion-db-migrator")) {
            migrator.run("SET ROLE erp_owner_construccion"); // the maintenance policy: all tenants' rows
            return migrator.column(ROWS);
        }
    }
}
