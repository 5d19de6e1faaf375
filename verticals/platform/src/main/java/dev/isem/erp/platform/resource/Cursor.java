package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page by key begins: behind the row that has this key and this id, whether it is still there or not. Written, it is
 * a text that asks to be handed back as it is. Anybody may hand in another, so what comes is a value of the order's type or
 * refused, and only ever a parameter.
 */
record Cursor(@Nullable Object key, UUID id) {

    private static final String BETWEEN = "\n";
    private static final int PARTS = 3;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,60}(\\.\\d{1,60})?");

    /** As it leaves, for a list in this order. */
    String written(Order order) {
        String text = order.name() + BETWEEN + id + (key == null ? "" : BETWEEN + text(key));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what somebody handed in.
     *
     * @throws Problem 400 unless it is, to the letter, what a list in this order writes
     */
    static Cursor read(String written, Order order) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            String[] parts = text.split(BETWEEN, PARTS);
            if (order.hasCursors() && parts.length > 1 && parts[0].equals(order.name())) {
                Object key = parts.length == PARTS ? key(parts[2], order.type()) : null;
                Cursor cursor = new Cursor(key, UUID.fromString(parts[1]));
                if (order.admits(key) && cursor.written(order).equals(written)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException | DateTimeException _) {
            throw foreign();
        }
        throw foreign();
    }

    private static Problem foreign() {
        return Problem.badRequest(
                "«after» no viene de esta lista en este orden. Tome la dirección de la página siguiente del encabezado Link.",
                "\"after\" is not from this list in this order. Take the address of the next page from the header Link.");
    }

    private static String text(Object key) {
        return switch (key) {
            case BigDecimal number -> number.toPlainString();
            case OffsetDateTime moment -> moment.toInstant().toString();
            default -> key.toString();
        };
    }

    private static Object key(String text, FieldType type) {
        return switch (type) {
            case TEXT, LONGTEXT, EMAIL, PASSWORD, ENUM -> kept(text, text.indexOf('\0') < 0);
            case REFERENCE -> UUID.fromString(text);
            case MONEY, DECIMAL ->
                new BigDecimal(kept(text, NUMBER.matcher(text).matches()));
            case INTEGER -> Integer.valueOf(text);
            case DATE -> {
                LocalDate date = LocalDate.parse(text);
                yield kept(date, FieldRule.isOfOurEra(date.getYear()));
            }
            case TIME -> LocalTime.parse(text);
            case DATETIME -> {
                OffsetDateTime moment = Instant.parse(text).atOffset(ZoneOffset.UTC);
                yield kept(moment, FieldRule.isOfOurEra(moment.getYear()));
            }
            case BOOLEAN -> Boolean.valueOf(text);
            case REFERENCES, TAGS -> throw new IllegalArgumentException("no cursor goes by " + type);
        };
    }

    /** The value, if the database can keep one like it. */
    private static <T> T kept(T value, boolean canBe) {
        if (!canBe) {
            throw new IllegalArgumentException("the database keeps no such value");
        }
        return value;
    }
}
