package dev.isem.erp.@PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Likeness;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.migrate.MigrationScripts;
import dev.isem.erp.platform.migrate.SharedTables;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartTest {

    @Test
    void startsWithoutDatabaseIssuerOrSecretsAndSaysSo() {
        Map<String, String> nothing =
                Map.of("DB_PORT", "1", "DB_PASSWORD_FILE", "/nowhere/password", "ERP_JWKS_URL", "http://127.0.0.1:1/");
        try (RunningVertical vertical = RunningVertical.start(@CLASS@Application.class, nothing)) {
            Caller caller = Caller.of(vertical.uri());
            assertThat(caller.get("/health/live").status()).isEqualTo(200);
            assertThat(caller.get("/health").text()).isEqualTo("{\"status\":\"unavailable\",\"db\":false}");
        }
    }

    @Test
    void everyMigrationScriptSaysWhetherOlderCodeMayStay() {
        MigrationScripts.check(MigrationScripts.LOCATION);
    }

    @Test
    void theScriptsMakeTheTablesThatTheLibraryWrites() {
        SharedTables.check(MigrationScripts.LOCATION, "@SCHEMA@");
    }

    @Test
    void itsSourcesAreFurnishedLikeThoseOfAnyVertical() {
        Likeness.check(Path.of("src/main/java"));
    }
}
