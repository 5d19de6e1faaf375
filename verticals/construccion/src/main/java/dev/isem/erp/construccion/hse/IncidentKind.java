package dev.isem.erp.construccion.hse;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.isem.erp.platform.resource.Choice;
import java.util.Arrays;
import java.util.Locale;

/** How an incident ended for whom it hit, the mildest first. */
enum IncidentKind {
    NEAR_MISS("Casi accidente", "Near miss", Choice.Tone.NEUTRAL),
    FIRST_AID("Primeros auxilios", "First aid", Choice.Tone.NEUTRAL),
    MEDICAL_TREATMENT("Atención médica", "Medical treatment", Choice.Tone.INFO),
    LOST_TIME("Con días perdidos", "Lost time", Choice.Tone.WARNING),
    FATALITY("Fatal", "Fatality", Choice.Tone.ERROR);

    private final String es;
    private final String en;
    private final Choice.Tone tone;

    IncidentKind(String es, String en, Choice.Tone tone) {
        this.es = es;
        this.en = en;
        this.tone = tone;
    }

    static IncidentKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it took more than first aid. */
    boolean isRecordable() {
        return compareTo(MEDICAL_TREATMENT) >= 0;
    }

    /** Whether somebody did not come back to work the next day. */
    boolean isDisabling() {
        return compareTo(LOST_TIME) >= 0;
    }

    static Choice[] choices() {
        return Arrays.stream(values())
                .map(kind -> Choice.of(kind.word(), kind.es, kind.en).toned(kind.tone))
                .toArray(Choice[]::new);
    }
}
