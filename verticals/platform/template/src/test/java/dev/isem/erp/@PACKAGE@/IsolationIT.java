package dev.isem.erp.@PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.check.DatabaseCheck;
import dev.isem.erp.platform.kit.Catalogue;
import dev.isem.erp.platform.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class IsolationIT {

    @Test
    void everyTableKeepsTenantsApart() throws SQLException {
        try (Connection catalogue = @CLASS@Suite.DATABASE.superuser()) {
            assertThat(Catalogue.brokenRules(catalogue, @CLASS@Suite.SCHEMAS)).isEmpty();
        }
    }

    @Test
    void theServingRoleSeesNothingWithoutATenantAndOnlyWhatTheManifestRequires() {
        DatabaseCheck.Report report = DatabaseCheck.run(@CLASS@Suite.SERVING.bean(Settings.class));
        assertThat(report.findings()).isEmpty();
        assertThat(report.tables()).containsEntry("@SCHEMA@.items", "0");
    }
}
