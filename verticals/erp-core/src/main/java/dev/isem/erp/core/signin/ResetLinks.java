package dev.isem.erp.core.signin;

import dev.isem.erp.core.token.RandomToken;
import dev.isem.erp.platform.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Links by which somebody chooses a password: each works once, and an earlier one of the person counts no more. */
@Component
public class ResetLinks {

    public static final Duration LIFE = Duration.ofMinutes(30);

    private final Identities identities;
    private final URI home;
    private final Clock clock;

    ResetLinks(Identities identities, Settings settings, Clock clock) {
        this.identities = identities;
        this.home = settings.publicOrigin();
        this.clock = clock;
    }

    /** A new one. The token stands behind a hash sign: browsers send that part of an address to no server. */
    public String offer(UUID person) {
        String token = RandomToken.fresh();
        identities.offerReset(person, RandomToken.hash(token), clock.instant().plus(LIFE));
        return home + "/reset#" + token;
    }
}
