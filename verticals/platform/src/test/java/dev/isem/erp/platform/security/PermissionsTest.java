package dev.isem.erp.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    @Test
    void aStarStandsForAnyResourceOrAction() {
        assertThat(of("*:read").allow("partners", "read")).isTrue();
        assertThat(of("*:read").allow("partners", "update")).isFalse();
        assertThat(of("partners:*").allow("partners", "delete")).isTrue();
        assertThat(of("partners:*").allow("products", "read")).isFalse();
        assertThat(of("partners:approve").allow("partners", "approve-high")).isFalse();
    }

    @Test
    void aStarNeverReachesWhatBelongsToTheSuite() {
        assertThat(of("*:*").allow("suite-tenants", "create")).isFalse();
        assertThat(of("suite-tenants:create").allow("suite-tenants", "create")).isTrue();
    }

    @Test
    void nobodyIncludesMoreThanTheyHold() {
        assertThat(of("partners:*").include("partners:read")).isTrue();
        assertThat(of("partners:*").include("*:read")).isFalse();
        assertThat(of("partners:read").include("partners:*")).isFalse();
        assertThat(of("*:*").include("*:*")).isTrue();
        assertThat(of("*:*").include("suite-tenants:create")).isFalse();
    }

    @Test
    void knowsAPermissionWhenItSeesOne() {
        assertThat(List.of("*:*", "budget-lines:read", "x:approve", "x:approve-high"))
                .allMatch(Permissions::isWellFormed);
        assertThat(List.of(
                        "",
                        "partners",
                        "partners:steal",
                        "partners:read-high",
                        "x:approve-",
                        "Partners:read",
                        ":read",
                        "a:b:c"))
                .noneMatch(Permissions::isWellFormed);
    }

    private static Permissions of(String... patterns) {
        return new Permissions(List.of(patterns));
    }
}
