package dev.isem.erp.platform.health;

import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.security.Open;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The health document, member by member as the suite's tools read it, and whether the process itself lives. */
@RestController
public class HealthEndpoints {

    private static final Logger LOG = LoggerFactory.getLogger(HealthEndpoints.class);

    private final List<Probe> probes;
    private volatile boolean wasHealthy = true;

    public HealthEndpoints(List<Probe> probes) {
        this.probes = List.copyOf(probes);
    }

    /** For readiness: 503 while something it needs is away. */
    @GetMapping("/health")
    @Open(Open.To.EVERYBODY)
    @Described(
            value = "Whether it can work",
            answers = {200, 503})
    public ResponseEntity<Map<String, Object>> health() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("status", "ok");
        for (Probe probe : probes) {
            answers.put(probe.name(), probe.answers());
        }
        boolean healthy = !answers.containsValue(false);
        answers.put("status", healthy ? "ok" : "unavailable");
        tellChange(healthy, answers);
        return ResponseEntity.status(healthy ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(answers);
    }

    /** For startup and liveness: a restart would not bring a database back, so neither is asked. */
    @GetMapping("/health/live")
    @Open(Open.To.EVERYBODY)
    @Described("Whether it lives")
    public Map<String, String> live() {
        return Map.of("status", "ok");
    }

    private void tellChange(boolean healthy, Map<String, Object> answers) {
        if (healthy != wasHealthy) {
            wasHealthy = healthy;
            LOG.warn("Health changed: {}", answers);
        }
    }
}
