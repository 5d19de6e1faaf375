package dev.isem.erp.@PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemsIT {

    private final Caller norte = @CLASS@Suite.administratorOf(@CLASS@Suite.NORTE);

    @Test
    void anItemIsMadeFoundAndRemoved() {
        Caller.Answer made = norte.post("/api/items", Map.of("code", "IT-1", "name", "Nuevo"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(norte.get("/api/items?q=nuevo").header("x-total-count")).contains("1");
        assertThat(norte.delete("/api/items/" + made.json().get("id").stringValue())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anItemNeedsAName() {
        Caller.Answer refused = norte.post("/api/items", Map.of("code", "IT-2"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("/name");
    }
}
