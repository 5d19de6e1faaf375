package dev.isem.erp.platform.resource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads one line of a result as the resource describes it. */
final class RowReader implements RowMapper<Row> {

    private final Resource resource;

    RowReader(Resource resource) {
        this.resource = resource;
    }

    @Override
    public Row mapRow(ResultSet line, int number) throws SQLException {
        Map<String, @Nullable Object> byField = new LinkedHashMap<>();
        byField.put("id", line.getObject("id", UUID.class));
        byField.put("version", line.getInt("version"));
        for (Field field : resource.fields) {
            if (field.isRead()) {
                byField.put(field.name, value(line, field));
            }
        }
        byField.put(
                "createdAt", line.getObject("created_at", OffsetDateTime.class).toInstant());
        return new Row(byField);
    }

    private static @Nullable Object value(ResultSet line, Field field) throws SQLException {
        String column = field.column();
        return switch (field.type) {
            case TEXT, LONGTEXT, EMAIL, PASSWORD, ENUM -> line.getString(column);
            case REFERENCE -> line.getObject(column, UUID.class);
            case REFERENCES, TAGS -> items(line.getArray(column));
            case MONEY, DECIMAL -> decimal(line.getBigDecimal(column), field.scale);
            case INTEGER -> line.getObject(column, Integer.class);
            case DATE -> line.getObject(column, LocalDate.class);
            case TIME -> time(line.getObject(column, LocalTime.class));
            case DATETIME -> moment(line.getObject(column, OffsetDateTime.class));
            case BOOLEAN -> line.getBoolean(column);
        };
    }

    private static @Nullable String time(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable String decimal(@Nullable BigDecimal number, int scale) {
        return number == null
                ? null
                : number.setScale(scale, RoundingMode.HALF_UP).toPlainString();
    }

    private static List<?> items(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((Object[]) array.getArray());
    }
}
