package dev.isem.erp.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OriginsTest {

    private static final URI SUITE = URI.create("http://erp.localhost:8080");

    @Test
    void theCoreIsOpenToTheSuitesDirectSubdomains() {
        Origins core = new Origins(Set.of("http://erp.localhost:8080"), SUITE, true);
        assertThat(core.allow("http://erp.localhost:8080")).isTrue();
        assertThat(core.allow("http://shop.erp.localhost:8080")).isTrue();
        assertThat(List.of(
                        "http://evil.localhost:8080",
                        "http://a.b.erp.localhost:8080",
                        "https://shop.erp.localhost:8080",
                        "http://shop.erp.localhost",
                        "http://evil.example/.erp.localhost:8080",
                        "http://.erp.localhost:8080",
                        "http://evilerp.localhost:8080",
                        "null"))
                .noneMatch(core::allow);
    }

    @Test
    void otherVerticalsAreOpenToTheirOwnFrontEndOnly() {
        Origins own = new Origins(Set.of("http://shop.erp.localhost:8080"), SUITE, false);
        assertThat(own.allow("http://shop.erp.localhost:8080")).isTrue();
        assertThat(own.allow("http://erp.localhost:8080")).isFalse();
        assertThat(own.allow("http://yard.erp.localhost:8080")).isFalse();
    }
}
