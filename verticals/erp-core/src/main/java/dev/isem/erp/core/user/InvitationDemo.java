package dev.isem.erp.core.user;

import dev.isem.erp.platform.demo.DemoData;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.resource.Values;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Somebody who was invited and has not answered. No mail went out: the address is nobody's. */
@Component
class InvitationDemo {

    private final Store store;
    private final Clock clock;

    InvitationDemo(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void load(String slug) {
        new Table(store, InvitationEndpoints.invitations())
                .insert(
                        DemoData.id(slug, "invitation/compras"),
                        Values.none()
                                .with("email", "compras@" + slug + ".example")
                                .with("name", "Camila Ortega")
                                .with("language", "es")
                                .with(
                                        "expiresAt",
                                        clock.instant().plus(Duration.ofDays(7)).atOffset(ZoneOffset.UTC)));
    }
}
