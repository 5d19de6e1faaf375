package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.core.tenant.Plan;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.security.AccessTokens;
import dev.isem.erp.platform.security.Identity;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a company's plan includes: told to its people, the screens and the other verticals. */
class PlansIT {

    @Test
    void aCompanyBeginsWithTheBasicPlanAndTheCoreIsOn() {
        Caller chief = CoreSuite.ofNewCompany("Básica");
        JsonNode own = chief.get("/api/tenants").json().get(0);
        assertThat(own.get("plan").stringValue()).isEqualTo("basic");
        assertThat(words(own.get("modules"))).isEqualTo(Plan.BASIC.modules());
        assertThat(chief.get("/api/partners").status()).isEqualTo(200);
        assertThat(words(chief.get("/api/auth/me").json().get("modules"))).isEqualTo(Plan.BASIC.modules());
    }

    @Test
    void theTokenTellsTheModules() {
        for (String person : List.of("admin@norte.example", "admin@sur.example")) {
            JsonNode granted = CoreSuite.signIn(person).json();
            Identity read = CoreSuite.CORE
                    .bean(AccessTokens.class)
                    .read(granted.get("accessToken").stringValue())
                    .orElseThrow();
            assertThat(read.modules()).isEqualTo(words(granted.at("/user/modules")));
        }
        assertThat(told("admin@norte.example")).containsExactly("*");
        assertThat(told("admin@sur.example")).contains("construccion");
    }

    /** The modules that sign-in tells. */
    private static List<String> told(String email) {
        return words(CoreSuite.signIn(email).json().at("/user/modules"));
    }

    private static List<String> words(JsonNode list) {
        return list.values().stream().map(JsonNode::stringValue).toList();
    }
}
