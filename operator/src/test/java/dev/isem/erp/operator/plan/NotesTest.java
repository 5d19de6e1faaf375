package dev.isem.erp.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.crds.ErpVerticalStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NotesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anotherReasonIsToldOnce() {
        assertThat(Notes.between(status(Reason.READY, "1.0.0 serves"), status(Reason.MIGRATING, "a Job runs")))
                .extracting(Plan.Note::reason)
                .containsExactly("Migrating");
        assertThat(Notes.between(status(Reason.ROLLING_OUT, "0 of 2"), status(Reason.ROLLING_OUT, "1 of 2")))
                .isEmpty();
    }

    /** With seven verticals it would be told seven times, and seven times that it is over. */
    @Test
    void thatTheServersOfTheSuiteWentIsTheSuitesNews() {
        ErpVerticalStatus serves = status(Reason.READY, "1.0.0 serves");
        ErpVerticalStatus waits = status(Reason.SUITE_NOT_READY, "isem-postgres cannot be used yet");
        assertThat(Notes.between(serves, waits)).isEmpty();
        assertThat(Notes.between(waits, serves)).isEmpty();
        assertThat(Notes.between(waits, status(Reason.MIGRATING, "a Job runs"))).hasSize(1);
    }

    private static ErpVerticalStatus status(Reason reason, String message) {
        var conditions = new Conditions(null, NOW)
                .with(Conditions.READY, reason == Reason.READY, reason, message)
                .list();
        return new ErpVerticalStatus(
                1L,
                conditions,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
