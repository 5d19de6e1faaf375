package dev.isem.erp.platform.resource;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a field holds; the screens choose the input by it. */
public enum FieldType {
    TEXT,
    LONGTEXT,
    EMAIL,
    PASSWORD,
    ENUM,
    REFERENCE,
    /** Ids of several records. */
    REFERENCES,
    /** Several words. */
    TAGS,
    MONEY,
    DECIMAL,
    INTEGER,
    DATE,
    /** A time of day to the minute, on whatever clock the record is about. */
    TIME,
    /** A moment, in UTC. */
    DATETIME,
    BOOLEAN;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isText() {
        return this == TEXT || this == LONGTEXT || this == EMAIL || this == PASSWORD;
    }

    boolean isNumber() {
        return this == MONEY || this == DECIMAL;
    }
}
