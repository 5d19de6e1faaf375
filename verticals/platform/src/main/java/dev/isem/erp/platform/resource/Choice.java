package dev.isem.erp.platform.resource;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.isem.erp.platform.web.Text;
import java.util.Locale;

/** One value of an enumeration, with the colour that never stands alone. */
public record Choice(String value, Text label, Tone tone) {

    public static Choice of(String value, String es, String en) {
        return new Choice(value, Text.of(es, en), Tone.NEUTRAL);
    }

    public Choice toned(Tone tone) {
        return new Choice(value, label, tone);
    }

    /** How a state feels. */
    public enum Tone {
        NEUTRAL,
        INFO,
        SUCCESS,
        WARNING,
        ERROR,
        PRIMARY;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
