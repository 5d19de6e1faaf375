package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import org.junit.jupiter.api.Test;

class HealthIT {

    @Test
    void tellsThatTheCacheIsAwayAndStillLives() {
        Caller.Answer health = CoreSuite.anonymous().get("/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.text()).isEqualTo("{\"status\":\"unavailable\",\"db\":true,\"redis\":false}");
        assertThat(CoreSuite.anonymous().get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void publishesFiguresOnItsOwnPort() {
        CoreSuite.anonymous().get("/health/live");
        String figures = Caller.of(CoreSuite.CORE.figures()).get("/metrics").text();
        assertThat(figures)
                .contains("jvm_memory_used_bytes", "hikaricp_connections", "http_server_requests_seconds_count")
                .containsPattern("http_server_requests_seconds_bucket\\{.*le=\"2\\.0\"");
        assertThat(CoreSuite.anonymous().get("/metrics").status()).isEqualTo(404);
    }
}
