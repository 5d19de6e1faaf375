package dev.isem.erp.platform.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages people are answered in. Who asks for none, or for another, gets Mexican Spanish. */
public enum Language {
    ES("es-MX"),
    EN("en");

    private static final List<Locale> KNOWN = List.of(Locale.forLanguageTag("es"), Locale.ENGLISH);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** For the Content-Language header. */
    public String tag() {
        return tag;
    }

    /** The language that an {@code Accept-Language} header asks for. */
    public static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return ES;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), KNOWN);
            return Locale.ENGLISH.equals(best) ? EN : ES;
        } catch (IllegalArgumentException _) {
            return ES;
        }
    }
}
