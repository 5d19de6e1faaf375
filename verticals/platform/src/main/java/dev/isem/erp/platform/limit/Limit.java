package dev.isem.erp.platform.limit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token bucket: so many requests at once, and as many again over a time.
 *
 * @param most what a full bucket holds; 0 is no limit at all
 * @param over how long an empty bucket takes to be full
 */
public record Limit(int most, Duration over) {

    private static final Limit NONE = new Limit(0, Duration.ofSeconds(1));
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,4})?([smh])");

    /** Written {@code 20/5m}, {@code 100/s}, or {@code off}. */
    public static Limit parse(String text) {
        if (text.strip().equals("off")) {
            return NONE;
        }
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no limit. Write it like 20/5m, 100/s or off.");
        }
        long number = form.group(2) == null ? 1 : Long.parseLong(form.group(2));
        Duration over = switch (form.group(3)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        return new Limit(Integer.parseInt(form.group(1)), over);
    }

    boolean isNone() {
        return most == 0;
    }

    /** Nanoseconds after which one more request fits in. */
    long nanosEach() {
        return Math.max(1, over.toNanos() / most);
    }
}
