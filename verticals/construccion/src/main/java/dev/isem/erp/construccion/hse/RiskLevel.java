package dev.isem.erp.construccion.hse;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.isem.erp.platform.resource.Choice;
import java.util.Arrays;
import java.util.Locale;

/** How grave a risk is. Which scores mean which level the table knows, for it computes both. */
enum RiskLevel {
    TRIVIAL("Trivial", "Trivial", Choice.Tone.NEUTRAL),
    TOLERABLE("Tolerable", "Tolerable", Choice.Tone.NEUTRAL),
    MODERATE("Moderado", "Moderate", Choice.Tone.INFO),
    IMPORTANT("Importante", "Important", Choice.Tone.WARNING),
    INTOLERABLE("Intolerable", "Intolerable", Choice.Tone.ERROR);

    private final String es;
    private final String en;
    private final Choice.Tone tone;

    RiskLevel(String es, String en, Choice.Tone tone) {
        this.es = es;
        this.en = en;
        this.tone = tone;
    }

    static RiskLevel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Choice[] choices() {
        return Arrays.stream(values())
                .map(level -> Choice.of(level.word(), level.es, level.en).toned(level.tone))
                .toArray(Choice[]::new);
    }
}
