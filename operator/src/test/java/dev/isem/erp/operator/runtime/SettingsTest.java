package dev.isem.erp.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Map<String, String> LEAST =
            Map.of("ERP_OPERATOR_IMAGE", "localhost/erp-operator:0.1.0", "ERP_OPERATOR_NAMESPACE", "erp-system");

    @Test
    void withoutMoreItWatchesEverythingOnItsUsualPort() {
        Settings settings = Settings.from(LEAST);
        assertThat(settings.watched()).isEmpty();
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.lease()).isEqualTo("erp-operator");
        assertThat(settings.identity()).isEqualTo("erp-operator");
        assertThat(settings.installation().postgresImage()).isNull();
    }

    @Test
    void everySettingIsReadFromItsVariable() {
        Settings settings = Settings.from(Map.of(
                "ERP_OPERATOR_IMAGE", "r/o:2",
                "ERP_POSTGRES_IMAGE", "r/p:1",
                "ERP_REDIS_IMAGE", "r/r:1",
                "ERP_OPERATOR_NAMESPACE", "ops",
                "WATCH_NAMESPACES", "erp, staging ,",
                "ERP_LEASE_NAME", "second-erp-operator",
                "HOSTNAME", "pod-1",
                "ERP_OPERATOR_PORT", "9090"));
        assertThat(settings.watched()).isEqualTo(Set.of("erp", "staging"));
        assertThat(settings.namespace()).isEqualTo("ops");
        assertThat(settings.lease()).isEqualTo("second-erp-operator");
        assertThat(settings.identity()).isEqualTo("pod-1");
        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.installation().operatorImage()).isEqualTo("r/o:2");
        assertThat(settings.installation().postgresImage()).isEqualTo("r/p:1");
        assertThat(settings.installation().redisImage()).isEqualTo("r/r:1");
    }

    @Test
    void withoutItsOwnImageItSaysWhatToDo() {
        assertThatThrownBy(() -> Settings.from(Map.of("ERP_OPERATOR_NAMESPACE", "ops")))
                .hasMessageContaining("ERP_OPERATOR_IMAGE is not set");
    }
}
