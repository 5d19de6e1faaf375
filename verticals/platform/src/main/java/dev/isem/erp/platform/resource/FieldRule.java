package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Judges one value that was sent for one field. */
final class FieldRule {

    static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private static final int WHOLE_DIGITS = 12;
    private static final int LONGEST_NUMBER = 100;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]+");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,12})?");
    /** Also half a character, which the database would keep as a question mark. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]|\\p{Cs}");

    private FieldRule() {}

    /** What came of a value. */
    sealed interface Verdict {}

    /** Ready to be stored. */
    record Accepted(@Nullable Object value) implements Verdict {}

    /** Not admissible, and why. */
    record Refused(Text why) implements Verdict {}

    static Verdict check(Field field, @Nullable JsonNode sent) {
        if (sent == null || sent.isNull() || isBlank(sent)) {
            return absent(field);
        }
        return switch (field.type) {
            case TEXT, LONGTEXT, EMAIL, PASSWORD -> text(field, sent);
            case ENUM -> choice(field, sent);
            case REFERENCE -> id(sent);
            case REFERENCES -> items(field, sent, FieldRule::id);
            case TAGS -> items(field, sent, item -> text(field, item));
            case MONEY, DECIMAL -> number(field, sent);
            case INTEGER -> integer(field, sent);
            case DATE -> date(sent);
            case TIME -> time(sent);
            case DATETIME -> moment(sent);
            case BOOLEAN ->
                sent.isBoolean()
                        ? new Accepted(sent.booleanValue())
                        : refused("Debe ser sí o no.", "It must be yes or no.");
        };
    }

    private static Verdict absent(Field field) {
        if (field.defaultValue != null) {
            return new Accepted(field.defaultValue);
        }
        return field.required ? refused("Es obligatorio.", "It is required.") : new Accepted(null);
    }

    private static boolean isBlank(JsonNode sent) {
        return sent.isString() && sent.stringValue().isBlank();
    }

    private static Verdict text(Field field, JsonNode sent) {
        if (!sent.isString()) {
            return refused("Debe ser un texto.", "It must be a text.");
        }
        String text = field.type == FieldType.PASSWORD
                ? sent.stringValue()
                : sent.stringValue().strip();
        if (text.length() > field.maxLength) {
            return refused("Máximo " + field.maxLength + " caracteres.", "At most " + field.maxLength + " characters.");
        }
        if (text.length() < field.minLength) {
            return refused(
                    "Mínimo " + field.minLength + " caracteres.", "At least " + field.minLength + " characters.");
        }
        if (isUnprintable(text)) {
            return refused("Contiene caracteres no imprimibles.", "It contains characters that cannot be printed.");
        }
        if (field.type == FieldType.EMAIL && !EMAIL.matcher(text).matches()) {
            return refused("No es un correo electrónico.", "It is not an e-mail address.");
        }
        if (field.pattern != null && !field.pattern.matcher(text).matches()) {
            return refused("No tiene la forma esperada.", "It does not have the expected form.");
        }
        return new Accepted(text);
    }

    static boolean isUnprintable(String text) {
        return UNPRINTABLE.matcher(text).find();
    }

    private static Verdict choice(Field field, JsonNode sent) {
        Optional<String> known = field.values.stream()
                .map(Choice::value)
                .filter(value -> sent.isString() && value.equals(sent.stringValue()))
                .findFirst();
        return known.<Verdict>map(Accepted::new).orElseGet(() -> refused("No es una opción.", "It is not an option."));
    }

    private static Verdict id(JsonNode sent) {
        try {
            return new Accepted(UUID.fromString(sent.isString() ? sent.stringValue() : ""));
        } catch (IllegalArgumentException _) {
            return new Refused(Problem.ABSENT);
        }
    }

    private static Verdict items(Field field, JsonNode sent, Function<JsonNode, Verdict> each) {
        if (!sent.isArray()) {
            return refused("Debe ser una lista.", "It must be a list.");
        }
        if (sent.size() > field.maxItems) {
            return refused(
                    "Máximo " + field.maxItems + " elementos; hay " + sent.size() + ".",
                    "At most " + field.maxItems + " entries; there are " + sent.size() + ".");
        }
        List<Object> values = new ArrayList<>();
        for (JsonNode item : sent) {
            switch (each.apply(item)) {
                case Accepted(Object value) when value != null -> values.add(value);
                case Accepted _ -> {}
                case Refused refused -> {
                    return refused;
                }
            }
        }
        return values.isEmpty() && field.required ? absent(field) : new Accepted(List.copyOf(values));
    }

    private static Verdict number(Field field, JsonNode sent) {
        String digits = digits(sent);
        if (!DECIMAL.matcher(digits).matches()) {
            return refused("Debe ser un número.", "It must be a number.");
        }
        BigDecimal number = new BigDecimal(digits);
        if (number.stripTrailingZeros().scale() > field.scale) {
            return refused("Máximo " + field.scale + " decimales.", "At most " + field.scale + " decimals.");
        }
        if (number.precision() - number.scale() > wholeDigits(field)) {
            return refused("Es demasiado grande.", "It is too large.");
        }
        return limit(field, number)
                .<Verdict>map(Refused::new)
                .orElseGet(() -> new Accepted(number.setScale(field.scale)));
    }

    /** How many digits there may be before the point. */
    static int wholeDigits(Field field) {
        return WHOLE_DIGITS - field.scale / 2;
    }

    /** As it was written, unless it is too long to be one of ours: 1e999999999 would fill the memory. */
    private static String digits(JsonNode sent) {
        return sent.isNumber()
                ? sent.decimalValueOpt()
                        .filter(number -> Math.abs((long) number.scale()) < LONGEST_NUMBER)
                        .map(BigDecimal::toPlainString)
                        .orElse("")
                : sent.isString() ? sent.stringValue().strip() : "";
    }

    /** The limit that the number does not keep to, if there is one. */
    private static Optional<Text> limit(Field field, BigDecimal number) {
        if (field.notNegative && number.signum() < 0) {
            return Optional.of(Text.of("No puede ser negativo.", "It cannot be negative."));
        }
        if (field.positive && number.signum() <= 0) {
            return Optional.of(Text.of("Debe ser mayor que cero.", "It must be more than zero."));
        }
        if (field.maximum != null && number.compareTo(BigDecimal.valueOf(field.maximum)) > 0) {
            return Optional.of(Text.of(
                    "No puede ser mayor que " + field.maximum + ".", "It cannot be more than " + field.maximum + "."));
        }
        return Optional.empty();
    }

    private static Verdict integer(Field field, JsonNode sent) {
        try {
            Integer number =
                    Integer.valueOf(sent.isInt() ? sent.toString() : sent.isString() ? sent.stringValue() : "");
            return limit(field, BigDecimal.valueOf(number))
                    .<Verdict>map(Refused::new)
                    .orElseGet(() -> new Accepted(number));
        } catch (NumberFormatException _) {
            return refused("Debe ser un número entero.", "It must be a whole number.");
        }
    }

    private static Verdict date(JsonNode sent) {
        try {
            LocalDate date = LocalDate.parse(sent.isString() ? sent.stringValue() : "");
            return isOfOurEra(date.getYear())
                    ? new Accepted(date)
                    : refused("El año debe estar entre 1 y 9999.", "The year must lie between 1 and 9999.");
        } catch (DateTimeException _) {
            return refused("Debe ser una fecha (aaaa-mm-dd).", "It must be a date (yyyy-mm-dd).");
        }
    }

    private static Verdict time(JsonNode sent) {
        String time = sent.isString() ? sent.stringValue() : "";
        return TIME.matcher(time).matches()
                ? new Accepted(LocalTime.parse(time))
                : refused("Debe ser una hora (hh:mm).", "It must be a time of day (hh:mm).");
    }

    private static Verdict moment(JsonNode sent) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(sent.isString() ? sent.stringValue() : "");
            return isOfOurEra(moment.getYear())
                    ? new Accepted(moment)
                    : refused("El año debe estar entre 1 y 9999.", "The year must lie between 1 and 9999.");
        } catch (DateTimeException _) {
            return refused(
                    "Debe ser fecha y hora con zona (aaaa-mm-ddThh:mm:ssZ).",
                    "It must be a date and time with a zone (yyyy-mm-ddThh:mm:ssZ).");
        }
    }

    /** Others the database can keep in part only, and no spreadsheet can. */
    static boolean isOfOurEra(int year) {
        return year >= 1 && year <= 9999;
    }

    private static Refused refused(String es, String en) {
        return new Refused(Text.of(es, en));
    }
}
