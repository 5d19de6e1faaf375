package dev.isem.erp.platform.web;

/** A text in the suite's two languages. */
public record Text(String es, String en) {

    public static Text of(String es, String en) {
        return new Text(es, en);
    }

    public String in(Language language) {
        return switch (language) {
            case ES -> es;
            case EN -> en;
        };
    }
}
