package dev.isem.erp.construccion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        try (RunningVertical construccion = RunningVertical.start(ConstruccionApplication.class, nothing)) {
            Caller caller = Caller.of(construccion.uri());
            assertThat(caller.get("/health/live").status()).isEqualTo(200);
            assertThat(caller.get("/health").text()).isEqualTo("{\"status\":\"unavailable\",\"db\":false}");
        }
    }

    @Test
    void doesNotStartWithASharedSecretThatIsTooShort() {
        Map<String, String> weak = Map.of("DB_PORT", "1", "JWT_SECRET", "secret");
        assertThatThrownBy(() -> RunningVertical.start(ConstruccionApplication.class, weak))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageContaining("JWT_SECRET has 6 bytes");
    }

    @Test
    void everyMigrationScriptSaysWhetherOlderCodeMayStay() {
        MigrationScripts.check(MigrationScripts.LOCATION);
    }

    @Test
    void theScriptsMakeTheTablesThatTheLibraryWrites() {
        SharedTables.check(MigrationScripts.LOCATION, "construccion");
    }

    @Test
    void itsSourcesAreFurnishedLikeThoseOfAnyVertical() {
        Likeness.check(Path.of("src/main/java"));
    }
}
