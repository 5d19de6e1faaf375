package dev.isem.erp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A suite at rest costs the API server nothing: the audit log is the witness. */
@Order(11)
@Tag("prove")
class AtRestIT {
    private static final Duration REST = Duration.ofMinutes(3);

    private final Installation installation = new Installation().withCoreAndConstruccion();

    @Test
    void theOperatorAsksForNothing() throws Exception {
        Thread.sleep(Duration.ofSeconds(20)); // the last event of the story before
        Instant from = Instant.now();
        Thread.sleep(REST);
        assertThat(requestsOfTheOperator(from, Instant.now())).isEmpty();
        assertThat(Installation.isReady(installation.vertical("construccion").orElseThrow()))
                .isTrue();
    }

    private List<String> requestsOfTheOperator(Instant from, Instant to) throws IOException {
        var found = new ArrayList<String>();
        AuditLog.ofTheOperator(event -> {
            Instant at = Instant.parse(event.get("requestReceivedTimestamp").asText());
            String resource = event.at("/objectRef/resource").asText();
            boolean atRest = Set.of("watch").contains(event.get("verb").asText()) || resource.equals("leases");
            if (!atRest && at.isAfter(from) && at.isBefore(to)) {
                found.add(event.get("verb").asText() + " "
                        + event.get("requestURI").asText());
            }
        });
        return found;
    }
}
