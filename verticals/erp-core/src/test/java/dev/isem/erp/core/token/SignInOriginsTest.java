package dev.isem.erp.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.settings.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SignInOriginsTest {

    /** The core's subdomain is usually empty: then both origins are the same one. */
    @Test
    void theCoreMayServeAtTheSuitesOwnDomain() {
        var settings = Settings.from(new MockEnvironment()
                .withProperty("ERP_PUBLIC_ORIGIN", "http://erp.localhost:8080")
                .withProperty("ERP_FRONTEND_ORIGIN", "http://erp.localhost:8080"));

        var origins = new TokenConfiguration().origins(settings);

        assertThat(origins.allow("http://erp.localhost:8080")).isTrue();
        assertThat(origins.allow("http://construccion.erp.localhost:8080")).isTrue();
        assertThat(origins.allow("http://evil.localhost:8080")).isFalse();
    }
}
