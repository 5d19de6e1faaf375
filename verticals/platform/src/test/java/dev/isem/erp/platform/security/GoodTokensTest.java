package dev.isem.erp.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GoodTokensTest {

    private static final GoodTokens.Good GOOD = new GoodTokens.Good(
            new Identity(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    List.of(),
                    new Permissions(List.of()),
                    List.of(),
                    "a.b",
                    Instant.MAX,
                    OptionalInt.empty()),
            "key",
            Secrets.ed25519().getPublic());

    @Test
    void forgetsWhatItHasNotSeenForLongest() {
        GoodTokens tokens = new GoodTokens(2);
        tokens.remember("first", GOOD);
        tokens.remember("second", GOOD);
        assertThat(tokens.find("first")).isPresent();
        tokens.remember("third", GOOD);
        assertThat(tokens.find("second")).isEmpty();
        assertThat(tokens.find("first")).contains(GOOD);
        assertThat(tokens.find("third")).contains(GOOD);
    }
}
