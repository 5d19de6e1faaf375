package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In which order a list comes: by one key, and by the id among equals, so that pages neither repeat nor lose a record.
 * Both go the same way, for an index is read forwards or backwards; what has no key comes last either way.
 *
 * @param name of the list and its order, as in a cursor
 * @param key SQL of the key; empty where the id alone orders
 */
record Order(String name, String key, FieldType type, boolean mayBeNull, boolean descending) {

    private static final String KEY = "sort_key";
    private static final String KEY_NOW = "after_key";
    private static final String ID_NOW = "after_id";

    /** Of a longer text the beginning orders: the key has to find room in the address of a page. */
    private static final int LONGEST_KEY = 200;

    /** The resource's own order. */
    static Order of(Resource resource) {
        return of(resource, resource.sort + (resource.descending ? ",desc" : ",asc"));
    }

    /** @param sort as {@code field,desc}; only fields that the resource offers for it are taken */
    static Order of(Resource resource, String sort) {
        String[] parts = sort.split(",", 2);
        boolean descending = isDescending(parts.length > 1 ? parts[1] : "asc");
        String name = resource.name + " " + parts[0] + (descending ? ",desc" : ",asc");
        return switch (parts[0]) {
            case "id" -> new Order(name, "", FieldType.REFERENCE, false, descending);
            case "createdAt" -> new Order(name, "t.created_at", FieldType.DATETIME, false, descending);
            default -> {
                Field field = resource.field(parts[0])
                        .filter(it -> it.sortable)
                        .orElseThrow(() -> Problem.badRequest(
                                "No se puede ordenar por «" + parts[0] + "».",
                                "Sorting by \"" + parts[0] + "\" is not offered."));
                yield new Order(name, keyOf(field), field.type, field.sortColumn == null, descending);
            }
        };
    }

    private static boolean isDescending(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "asc" -> false;
            case "desc" -> true;
            default ->
                throw Problem.badRequest("Se ordena por «asc» o «desc».", "Sorting goes by \"asc\" or \"desc\".");
        };
    }

    private static String keyOf(Field field) {
        if (field.sortColumn != null) {
            return "t." + field.sortColumn;
        }
        if (!field.type.isText()) {
            return field.expression;
        }
        String lower = "lower(" + field.expression + ")";
        return field.maxLength > LONGEST_KEY ? "left(" + lower + ", " + LONGEST_KEY + ")" : lower;
    }

    /** Whether a page can be asked for by the key of the one before it; by several values in one it cannot. */
    boolean hasCursors() {
        return type != FieldType.REFERENCES && type != FieldType.TAGS;
    }

    private boolean isById() {
        return key.isEmpty();
    }

    /** Whether a key, or none, is what a row of this order can have. */
    boolean admits(@Nullable Object value) {
        return isById() ? value == null : value != null || mayBeNull;
    }

    /** What stands behind ORDER BY. */
    String sql() {
        String direction = descending ? " DESC" : " ASC";
        String byId = "t.id" + direction;
        return isById() ? byId : key + direction + (mayBeNull ? " NULLS LAST" : "") + ", " + byId;
    }

    /** The key as one more column of what is selected. */
    String column() {
        return isById() || !hasCursors() ? "" : ", " + key + " AS " + KEY;
    }

    /** The condition that finds the rows behind a cursor. An index is sought by it where one has the key and the id. */
    String behind(Cursor cursor) {
        String beyond = descending ? " < " : " > ";
        if (cursor.key() == null) {
            return (isById() ? "" : key + " IS NULL AND ") + "t.id" + beyond + ":" + ID_NOW;
        }
        String row = "(" + key + ", t.id)" + beyond + "(:" + KEY_NOW + ", :" + ID_NOW + ")";
        return mayBeNull ? "(" + row + " OR " + key + " IS NULL)" : row;
    }

    /** The values of that condition. */
    Map<String, Object> parameters(Cursor cursor) {
        return cursor.key() == null ? Map.of(ID_NOW, cursor.id()) : Map.of(KEY_NOW, cursor.key(), ID_NOW, cursor.id());
    }

    /** Where a page begins that follows this line of a result. */
    Optional<Cursor> at(ResultSet line) throws SQLException {
        return hasCursors()
                ? Optional.of(new Cursor(isById() ? null : read(line), line.getObject("id", UUID.class)))
                : Optional.empty();
    }

    private @Nullable Object read(ResultSet line) throws SQLException {
        return switch (type) {
            case TEXT, LONGTEXT, EMAIL, PASSWORD, ENUM -> line.getString(KEY);
            case REFERENCE -> line.getObject(KEY, UUID.class);
            case MONEY, DECIMAL -> line.getBigDecimal(KEY);
            case INTEGER -> line.getObject(KEY, Integer.class);
            case DATE -> line.getObject(KEY, LocalDate.class);
            case TIME -> line.getObject(KEY, LocalTime.class);
            case DATETIME -> line.getObject(KEY, OffsetDateTime.class);
            case BOOLEAN -> line.getObject(KEY, Boolean.class);
            case REFERENCES, TAGS -> throw new IllegalStateException(name + " has no cursors");
        };
    }
}
