package dev.isem.erp.platform.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.kit.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a vertical serves: the people of companies whose plan includes it. */
class SubscriptionsIT {

    @ParameterizedTest
    @ValueSource(strings = {"/api/meta", "/api/orders", "/api/orders/export", "/api/openapi.json"})
    void whoseCompanyHasNotTheApplicationIsToldWhomToAsk(String path) {
        Caller.Answer refused =
                with("retail", "shopping").with("Accept-Language", "es").get(path);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("type").stringValue()).isEqualTo("urn:erp:problem:not-in-plan");
        assertThat(refused.json().get("detail").stringValue())
                .isEqualTo(
                        "El plan de su empresa no incluye esta aplicación. No se hizo nada, y lo que ya guardó aquí se"
                                + " conserva. Pídala a quien administra su empresa; el plan lo cambia quien opera la suite.");
        assertThat(with().with("Accept-Language", "en")
                        .get(path)
                        .json()
                        .get("detail")
                        .stringValue())
                .contains("plan does not include", "Ask whoever administers your company");
    }

    @Test
    void whoseCompanyHasItWorks() {
        assertThat(with("retail", "shop").get("/api/orders").status()).isEqualTo(200);
        assertThat(with("*").get("/api/orders").status()).isEqualTo(200);
        assertThat(ShopSuite.administratorOf(ShopSuite.TIJUANA)
                        .get("/api/orders")
                        .status())
                .as("by the token of a core from before there were modules")
                .isEqualTo(200);
    }

    private static Caller with(String... modules) {
        String token = ShopSuite.ISSUER.sign(
                ShopSuite.ISSUER.claims(ShopSuite.TIJUANA, "*:*").claim("mods", List.of(modules)));
        return Caller.of(ShopSuite.SHOP.uri()).bearing(token);
    }
}
