package dev.isem.erp.platform.resource;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One stored record as it leaves: id, version, and each readable field by its name. Decimals are texts. */
public record Row(@JsonValue Map<String, @Nullable Object> byField) {

    public Row {
        byField = Collections.unmodifiableMap(new LinkedHashMap<>(byField));
    }

    public UUID id() {
        return (UUID) value("id");
    }

    /** The id in a field that refers to another record. */
    public UUID id(String field) {
        return (UUID) value(field);
    }

    public int version() {
        return (int) value("version");
    }

    public String text(String field) {
        return (String) value(field);
    }

    public LocalDate date(String field) {
        return (LocalDate) value(field);
    }

    public List<UUID> ids(String field) {
        return ((List<?>) value(field)).stream().map(UUID.class::cast).toList();
    }

    /** The same record, empty in these fields. */
    Row without(Collection<String> fields) {
        Map<String, @Nullable Object> left = new LinkedHashMap<>(byField);
        fields.forEach(field -> left.put(field, null));
        return new Row(left);
    }

    public @Nullable Object get(String field) {
        return byField.get(field);
    }

    /** Whether the record holds what was asked to be stored. */
    boolean holds(Values values, Iterable<Field> fields) {
        for (Field field : fields) {
            if (field.isRead() && values.has(field.name) && !isSame(byField.get(field.name), values.get(field.name))) {
                return false;
            }
        }
        return true;
    }

    /** A list that nobody sent is stored as an empty one. */
    private static boolean isSame(@Nullable Object stored, @Nullable Object sent) {
        if (stored instanceof List<?> some && (sent == null || sent instanceof List<?>)) {
            List<?> others = sent == null ? List.of() : (List<?>) sent;
            return Set.copyOf(some).equals(Set.copyOf(others));
        }
        return Objects.equals(
                stored,
                switch (sent) {
                    case BigDecimal number -> number.toPlainString();
                    case OffsetDateTime moment -> moment.toInstant();
                    case LocalTime time -> time.toString();
                    case null, default -> sent;
                });
    }

    private Object value(String field) {
        return Objects.requireNonNull(byField.get(field), field);
    }
}
