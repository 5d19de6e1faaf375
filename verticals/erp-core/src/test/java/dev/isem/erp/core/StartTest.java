package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.core.token.TokenIssuer;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.kit.Likeness;
import dev.isem.erp.platform.kit.RunningVertical;
import dev.isem.erp.platform.kit.Secrets;
import dev.isem.erp.platform.migrate.MigrationScripts;
import dev.isem.erp.platform.migrate.SharedTables;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StartTest {

    @Test
    void startsWithoutDatabaseCacheOrSecretsAndSaysSo() {
        Map<String, String> nothing =
                Map.of("DB_PORT", "1", "REDIS_PORT", "1", "DB_PASSWORD_FILE", "/nowhere/password");
        try (RunningVertical core = RunningVertical.start(CoreApplication.class, nothing)) {
            Caller caller = Caller.of(core.uri());
            assertThat(caller.get("/health/live").status()).isEqualTo(200);
            assertThat(caller.get("/health").text())
                    .isEqualTo("{\"status\":\"unavailable\",\"db\":false,\"redis\":false}");
            assertThat(caller.post("/api/auth/login", Map.of("email", "a@b.example", "password", "x"))
                            .status())
                    .isEqualTo(503);
        }
    }

    @Test
    void aSignedInPersonIsToldThatTheDatabaseIsAwayAndNotThatTheirSessionEnded() {
        Map<String, String> nothing = new HashMap<>(Secrets.identity());
        nothing.putAll(Map.of("DB_PORT", "1", "REDIS_PORT", "1", "DB_PASSWORD_FILE", "/nowhere/password"));
        try (RunningVertical core = RunningVertical.start(CoreApplication.class, nothing)) {
            String token = core.bean(TokenIssuer.class)
                    .issue(
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            0,
                            List.of(),
                            List.of("*:*"),
                            List.of());
            Caller.Answer answer = Caller.of(core.uri()).bearing(token).get("/api/partners");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("detail").stringValue()).startsWith("The database does not answer.");
        }
    }

    @Test
    void everyMigrationScriptSaysWhetherOlderCodeMayStay() {
        MigrationScripts.check(MigrationScripts.LOCATION);
    }

    @Test
    void theScriptsMakeTheTablesThatTheLibraryWrites() {
        SharedTables.check(MigrationScripts.LOCATION, "core");
        SharedTables.checkStock(MigrationScripts.LOCATION, "inventory");
    }

    @Test
    void itsSourcesAreFurnishedLikeThoseOfAnyVertical() {
        Likeness.check(Path.of("src/main/java"));
    }
}
