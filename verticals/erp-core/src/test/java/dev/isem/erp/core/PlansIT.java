package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.core.tenant.Plan;
import dev.isem.erp.platform.kit.Caller;
import dev.isem.erp.platform.security.AccessTokens;
import dev.isem.erp.platform.security.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a company's plan includes: set by whoever runs the suite, told to its people, the screens and the other verticals. */
class PlansIT {

    private final Caller operator = CoreSuite.as("admin@norte.example");

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
    void anotherPlanCountsFromTheNextTokenOn() {
        String email = CoreSuite.unique("jefa") + "@plan.example";
        JsonNode company = opened("professional", email);
        assertThat(company.get("plan").stringValue()).isEqualTo("professional");
        assertThat(told(email)).isEqualTo(Plan.PROFESSIONAL.modules()).contains("construccion");
        Caller.Answer changed = changePlan(operator, company, "basic");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().get("status").stringValue()).isEqualTo("active");
        assertThat(words(changed.json().get("modules"))).isEqualTo(Plan.BASIC.modules());
        assertThat(told(email)).isEqualTo(Plan.BASIC.modules());
        changePlan(operator, company, "enterprise");
        assertThat(told(email)).containsExactly("*");
    }

    @Test
    void aSuspendedCompanyIsGivenAnotherPlanAndStaysSuspended() {
        JsonNode company = opened("basic", CoreSuite.unique("jefa") + "@plan.example");
        operator.post(at(company) + "/suspend");
        JsonNode changed = changePlan(operator, company, "professional").json();
        assertThat(changed.get("status").stringValue()).isEqualTo("suspended");
        assertThat(changed.get("plan").stringValue()).isEqualTo("professional");
    }

    @Test
    void aPlanIsOneThatThereIsAndIsSetOnceByARepeatedRequest() {
        JsonNode company = opened("basic", CoreSuite.unique("jefa") + "@plan.example");
        Caller.Answer unknown = changePlan(operator, company, "gold");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().at("/errors/0/pointer").stringValue()).isEqualTo("/plan");
        assertThat(operator.post(at(company) + "/change-plan").status()).isEqualTo(422);
        Caller keyed = operator.with("Idempotency-Key", UUID.randomUUID().toString());
        JsonNode first = changePlan(keyed, company, "professional").json();
        assertThat(changePlan(keyed, company, "professional").json()).isEqualTo(first);
        assertThat(first.get("version").intValue()).isEqualTo(2);
        assertThat(changePlan(operator.with("If-Match", "\"1\""), company, "basic")
                        .status())
                .isEqualTo(412);
        JsonNode log = operator.get("/api/audit?resource=suite-tenants&recordId="
                        + company.get("id").stringValue())
                .json();
        assertThat(log.values().stream().map(line -> line.get("action").stringValue()))
                .containsExactly("change-plan", "create");
        assertThat(log.get(0).get("before").stringValue()).contains("\"plan\": \"basic\"");
    }

    @Test
    void noCompanySetsItsOwnPlan() {
        Caller chief = CoreSuite.ofNewCompany("Ambiciosa");
        JsonNode own = chief.get("/api/tenants").json().get(0);
        chief.with("If-Match", "\"1\"")
                .put(
                        "/api/tenants/" + own.get("id").stringValue(),
                        Map.of("name", "Ambiciosa", "plan", "enterprise", "modules", List.of("*")));
        assertThat(words(chief.get("/api/tenants").json().get(0).get("modules")))
                .isEqualTo(Plan.BASIC.modules());
        assertThat(changePlan(chief, own, "enterprise").status()).isEqualTo(403);
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

    private JsonNode opened(String plan, String email) {
        Map<String, Object> company = new HashMap<>(CoreSuite.company(CoreSuite.unique("plan"), "Con plan", email));
        company.put("plan", plan);
        return CoreSuite.made(operator, "/api/suite-tenants", company);
    }

    private static Caller.Answer changePlan(Caller by, JsonNode company, String plan) {
        return by.post(at(company) + "/change-plan", Map.of("plan", plan));
    }

    private static String at(JsonNode company) {
        return "/api/suite-tenants/" + company.get("id").stringValue();
    }

    /** The modules that sign-in tells. */
    private static List<String> told(String email) {
        return words(CoreSuite.signIn(email).json().at("/user/modules"));
    }

    private static List<String> words(JsonNode list) {
        return list.values().stream().map(JsonNode::stringValue).toList();
    }
}
