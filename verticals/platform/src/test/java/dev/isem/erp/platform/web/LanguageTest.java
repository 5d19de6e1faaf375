package dev.isem.erp.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void followsThePreferenceAndElseSpeaksMexicanSpanish() {
        assertThat(Language.of("en-US,en;q=0.9,es;q=0.8")).isEqualTo(Language.EN);
        assertThat(Language.of("es-ES,en;q=0.5")).isEqualTo(Language.ES);
        assertThat(Language.of("fr,de")).isEqualTo(Language.ES);
        assertThat(Language.of(null)).isEqualTo(Language.ES);
        assertThat(Language.of("%%%")).isEqualTo(Language.ES);
    }
}
