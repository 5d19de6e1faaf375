package dev.isem.erp.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done behind a version that serves, once nothing older lives. */
class UpkeepIT {

    private static final String PROVISIONED =
            "{\"step\":\"provision\",\"outcome\":\"Provisioned\",\"leftoverRights\":[\"SELECT on core.partners\"]}";
    private static final String HOLDING =
            "{\"step\":\"migrate\",\"outcome\":\"Migrated\",\"from\":5,\"to\":6,\"held\":[\"V007__drop.sql\"]}";
    private static final String LINKED = "{\"step\":\"link\",\"outcome\":\"Linked\",\"keys\":0}";

    private final Stage stage = new Stage();

    @BeforeEach
    void start() {
        stage.startOperator("one");
        stage.bothServe();
    }

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void whatContractsRunsWhenTheLastOldPodIsGone() {
        stage.kubelet.migration("construccion", "1.1.0", PROVISIONED, HOLDING, LINKED);
        stage.applyConstruccion("1.1.0");
        stage.waitForReady("construccion", "1.1.0");
        assertThat(stage.message("construccion"))
                .contains("V007__drop.sql waits until no pod of an older version lives");
        assertThat(isSettled()).isFalse();

        stage.kubelet.succeeds("construccion", "1.1.0", 6, 7);
        stage.stopOperator();
        stage.startOperator("two", Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));
        stage.until("the contracting script ran", this::isSettled);
        assertThat(stage.reason("construccion")).isEqualTo("Ready");
        assertThat(stage.message("construccion")).isEqualTo("1.1.0 serves");
        var status = stage.vertical("construccion").getStatus();
        assertThat(status.schemaVersion()).isEqualTo(7);
        assertThat(status.migration().held()).isNull();
        assertThat(status.migration().leftoverRights()).isNull();
    }

    @Test
    void aCheckThatFindsDriftSaysSoAndKeepsServing() {
        stage.kubelet.migration(
                "construccion",
                "1.0.0",
                "{\"step\":\"provision\",\"outcome\":\"Provisioned\"}",
                "{\"step\":\"migrate\",\"outcome\":\"Current\",\"from\":5,\"to\":5}",
                "{\"step\":\"link\",\"outcome\":\"Drifted\",\"findings\":[\"construccion.projects has lost FORCE\"]}");
        check("monday");
        stage.waitForReason("construccion", "MigrationFailed");
        assertThat(stage.message("construccion"))
                .contains("construccion.projects has lost FORCE", "1.0.0 keeps serving");

        stage.kubelet.succeeds("construccion", "1.0.0", 5, 5);
        stage.edit(
                "construccion",
                vertical -> vertical.getMetadata().getAnnotations().put("erp.isem.dev/retry", "tuesday"));
        stage.waitForReady("construccion", "1.0.0");
        assertThat(stage.vertical("construccion").getStatus().migration().check())
                .isEqualTo("monday");
    }

    private void check(String value) {
        stage.edit(
                "construccion",
                vertical -> vertical.getMetadata().getAnnotations().put("erp.isem.dev/check", value));
    }

    private boolean isSettled() {
        return Boolean.TRUE.equals(
                stage.vertical("construccion").getStatus().migration().settled());
    }
}
