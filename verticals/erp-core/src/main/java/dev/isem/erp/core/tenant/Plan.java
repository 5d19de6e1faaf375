package dev.isem.erp.core.tenant;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.security.Subscriptions;
import java.util.Arrays;
import java.util.List;

/**
 * What a company has of the suite besides the core, which is part of every plan. Its modules are written down when the plan
 * is set: what is changed here reaches companies when theirs is set again.
 */
public enum Plan {
    /** A shop with a till. */
    BASIC("basic", "Básico", "Basic", "pos-micro"),
    /** Every application of the suite's own. */
    PROFESSIONAL(
            "professional",
            "Profesional",
            "Professional",
            "clinicas construccion mecanicas-diesel pos-micro retail vidrio-templado"),
    /** Those that were made for the company too, and what comes later. */
    ENTERPRISE("enterprise", "Empresarial", "Enterprise", Subscriptions.ALL);

    private final String code;
    private final String es;
    private final String en;
    private final String modules;

    Plan(String code, String es, String en, String modules) {
        this.code = code;
        this.es = es;
        this.en = en;
        this.modules = modules;
    }

    /** The plan that is stored as this. */
    public static Plan of(String code) {
        return Arrays.stream(values())
                .filter(plan -> plan.code.equals(code))
                .findFirst()
                .orElseThrow();
    }

    public String code() {
        return code;
    }

    /** Names of verticals. */
    public List<String> modules() {
        return List.of(modules.split(" ", -1));
    }

    /** The field that holds one of them. */
    static Field field() {
        return Field.choice(
                "plan",
                "Plan",
                "Plan",
                Arrays.stream(values())
                        .map(plan -> Choice.of(plan.code, plan.es, plan.en))
                        .toArray(Choice[]::new));
    }
}
