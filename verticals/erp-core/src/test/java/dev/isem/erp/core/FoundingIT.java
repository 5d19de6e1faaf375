package dev.isem.erp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.command.Command;
import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a suite without demo data gets its first company, by a command of the image. */
class FoundingIT {

    private static final String PASSWORD = "la-primera-de-todas";

    private final Command found = CoreSuite.CORE.bean(Command.class);

    @Test
    void theFirstAdministratorChoosesAPasswordAndOpensCompanies() {
        String slug = CoreSuite.unique("isem");
        String email = "ana@" + slug + ".example";
        String told = found.run(List.of(slug, "ISEM", email, "Ana Luna"));
        assertThat(told).startsWith("ISEM is open and runs the suite. Ana Luna chooses a password within 30 minutes");
        assertThat(CoreSuite.anonymous()
                        .post("/api/auth/login", Map.of("email", email, "password", PASSWORD))
                        .status())
                .as("before there is a password")
                .isEqualTo(401);
        String token = told.substring(told.indexOf("/reset#") + "/reset#".length());
        Caller.Answer chosen =
                CoreSuite.anonymous().post("/api/auth/reset-password", Map.of("token", token, "password", PASSWORD));
        assertThat(chosen.status()).as(chosen.text()).isEqualTo(204);
        Caller.Answer in = CoreSuite.anonymous().post("/api/auth/login", Map.of("email", email, "password", PASSWORD));
        Caller ana = CoreSuite.anonymous().bearing(in.json().get("accessToken").stringValue());
        assertThat(ana.get("/api/suite-tenants?q=" + slug)
                        .json()
                        .get(0)
                        .get("plan")
                        .stringValue())
                .isEqualTo("enterprise");
        CoreSuite.made(
                ana,
                "/api/suite-tenants",
                CoreSuite.company(CoreSuite.unique("cliente"), "Cliente", CoreSuite.unique("jefa") + "@isem.example"));
    }

    @Test
    void whatCannotBeDoneIsToldInWords() {
        String free = CoreSuite.unique("isem");
        refuses("Use: found SLUG COMPANY E-MAIL NAME", free, "ISEM");
        refuses("already. Nothing was done.", "norte", "ISEM", "ana@" + free + ".example", "Ana");
        refuses("/adminEmail: ", free, "ISEM", "admin@norte.example", "Ana");
        refuses("/slug: ", "No", "ISEM", "ana@" + free + ".example", "Ana");
    }

    private void refuses(String words, String... arguments) {
        assertThatThrownBy(() -> found.run(List.of(arguments)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
