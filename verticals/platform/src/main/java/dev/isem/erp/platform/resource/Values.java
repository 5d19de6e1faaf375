package dev.isem.erp.platform.resource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checked values of one record, by field: what a request asks to store. A value that is not there is stored as null. */
public final class Values {

    private final Map<String, @Nullable Object> byField = new LinkedHashMap<>();

    public static Values none() {
        return new Values();
    }

    public Values with(String field, @Nullable Object value) {
        byField.put(field, value);
        return this;
    }

    /** The same without a field: it is not stored. */
    public Values without(String field) {
        byField.remove(field);
        return this;
    }

    public boolean has(String field) {
        return byField.containsKey(field);
    }

    public @Nullable Object get(String field) {
        return byField.get(field);
    }

    public Optional<String> text(String field) {
        return as(field, String.class);
    }

    public Optional<UUID> id(String field) {
        return as(field, UUID.class);
    }

    public Optional<BigDecimal> number(String field) {
        return as(field, BigDecimal.class);
    }

    public Optional<LocalDate> date(String field) {
        return as(field, LocalDate.class);
    }

    public Optional<LocalTime> time(String field) {
        return as(field, LocalTime.class);
    }

    public <T> List<T> list(String field, Class<T> type) {
        return byField.get(field) instanceof List<?> items
                ? items.stream().map(type::cast).toList()
                : List.of();
    }

    private <T> Optional<T> as(String field, Class<T> type) {
        return Optional.ofNullable(type.cast(byField.get(field)));
    }
}
