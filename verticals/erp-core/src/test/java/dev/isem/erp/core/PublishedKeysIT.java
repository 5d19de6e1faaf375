package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every vertical checks tokens by what the core publishes: without a rotation that is one key, with everything they need. */
class PublishedKeysIT {

    @Test
    void theKeyThatSignsIsPublished() {
        var answer = CoreSuite.anonymous().get("/.well-known/jwks.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .containsOnlyOnce("\"kid\"")
                .contains("\"alg\":\"EdDSA\"", "\"use\":\"sig\"", "\"crv\":\"Ed25519\"")
                .doesNotContain("\"d\"");
    }
}
