package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The stored records of one resource, in the current tenant. Row-level security keeps tenants apart; the condition on
 * the tenant in each statement is for the planner and for the day a policy is lost.
 */
public final class Table {

    private static final int FETCHED_AT_ONCE = 500;

    private final Store store;
    private final JdbcClient jdbc;
    private final Resource resource;
    private final RowReader reader;
    private final String from;

    public Table(Store store, Resource resource) {
        this.store = store;
        this.jdbc = store.jdbc();
        this.resource = resource;
        this.reader = new RowReader(resource);
        this.from = " FROM " + resource.table + " t " + resource.joins + " ";
    }

    /** One page; how many records there are in all, unless it was asked for by key; and where the next one begins. */
    record Page(List<Row> rows, OptionalLong total, Optional<Cursor> next) {}

    /** A row, and where a page behind it begins. */
    private record Placed(Row row, Optional<Cursor> cursor) {}

    Page list(ListQuery query) {
        Order order = query.order();
        Map<String, Object> parameters = parameters(query);
        query.after().map(order::parameters).ifPresent(parameters::putAll);
        String behind =
                query.after().map(cursor -> " AND " + order.behind(cursor)).orElse("");
        String page = select(order.column()) + "WHERE " + query.where() + behind + " ORDER BY " + order.sql()
                + " LIMIT " + query.limit() + " OFFSET " + query.offset();
        List<Placed> found = jdbc.sql(page)
                .params(parameters)
                .query((line, number) -> new Placed(reader.mapRow(line, number), order.at(line)))
                .list();
        List<Row> rows = found.stream().map(Placed::row).toList();
        boolean full = rows.size() == query.limit();
        return new Page(
                rows,
                query.after().isPresent() ? OptionalLong.empty() : OptionalLong.of(total(query, rows.size())),
                full ? found.getLast().cursor() : Optional.empty());
    }

    /** Where records end within the page, it tells how many there are. One beyond their end, though empty, does not. */
    private long total(ListQuery query, int found) {
        boolean endsHere = found < query.limit() && (query.offset() == 0 || found > 0);
        return endsHere ? query.offset() + found : count(query);
    }

    private long count(ListQuery query) {
        return jdbc.sql("SELECT count(*)" + from + "WHERE " + query.where())
                .params(parameters(query))
                .query(Long.class)
                .single();
    }

    /** All rows, as the database sends them; to be closed. */
    Stream<Row> stream(ListQuery query) {
        return jdbc
                .sql(select("") + "WHERE " + query.where() + " ORDER BY "
                        + query.order().sql())
                .withFetchSize(FETCHED_AT_ONCE)
                .params(parameters(query))
                .query(reader)
                .stream();
    }

    private static Map<String, Object> parameters(ListQuery query) {
        Map<String, Object> parameters = new LinkedHashMap<>(query.parameters());
        parameters.put("tenant", Tenancy.current());
        return parameters;
    }

    public Optional<Row> find(UUID id) {
        return jdbc.sql(select("") + "WHERE t." + resource.tenantColumn + " = :tenant AND t.id = :id")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query(reader)
                .optional();
    }

    public Row get(UUID id) {
        return find(id).orElseThrow(Problem::notFound);
    }

    /** Who made the record; nobody when no request did. */
    public Optional<UUID> maker(UUID id) {
        return jdbc.sql("SELECT t.created_by FROM " + resource.table + " t WHERE t." + resource.tenantColumn
                        + " = :tenant AND t.id = :id AND t.created_by IS NOT NULL")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** Keeps others from changing the record until the commit; its lines may still refer to it. */
    void hold(UUID id) {
        Optional<UUID> held = jdbc.sql("SELECT t.id FROM " + resource.table + " t WHERE t." + resource.tenantColumn
                        + " = :tenant AND t.id = :id FOR NO KEY UPDATE")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query(UUID.class)
                .optional();
        if (held.isEmpty()) {
            throw Problem.notFound();
        }
    }

    /** Stores a new record, with its folio; false when there is one with this id already, which is left as it is. */
    public boolean insert(UUID id, Values values) {
        Optional<Field> folio = resource.folio();
        return (folio.isEmpty() || number(folio.get(), id, values)) && insertNumbered(id, values);
    }

    /**
     * Gives the record its folio, unless it is there already: a number taken for it would be missing in the series. The
     * series is held first, so that two requests with one key cannot both find nothing.
     */
    private boolean number(Field field, UUID id, Values values) {
        String series = Objects.requireNonNull(field.series);
        LocalDate today = store.calendars().today();
        store.folios().hold(series, today);
        if (find(id).isPresent()) {
            return false;
        }
        values.with(field.name, store.folios().next(series, today).toString());
        return true;
    }

    private boolean insertNumbered(UUID id, Values values) {
        Map<String, @Nullable Object> columns = columns(values);
        columns.put(resource.tenantColumn, Tenancy.current());
        columns.put("id", id);
        columns.put("created_by", Identity.currentUser());
        String names = String.join(", ", columns.keySet());
        String places = columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        String key = resource.tenantColumn.equals("id") ? "id" : "tenant_id, id";
        return jdbc.sql("INSERT INTO " + resource.table + " (" + names + ") VALUES (" + places + ") ON CONFLICT (" + key
                                + ") DO NOTHING")
                        .params(columns)
                        .update()
                == 1;
    }

    /** Changes a record that still has this version. */
    public Row update(UUID id, int version, Values values) {
        Map<String, @Nullable Object> columns = columns(values);
        String assignments = assignments(columns);
        change(
                id,
                OptionalInt.of(version),
                "UPDATE " + resource.table + " t SET " + assignments
                        + "version = t.version + 1, updated_at = now() WHERE ",
                columns);
        return get(id);
    }

    public void delete(UUID id, OptionalInt version) {
        change(id, version, "DELETE FROM " + resource.table + " t WHERE ", new LinkedHashMap<>());
    }

    /** Moves a record from one of some states to another; two at once cannot both succeed. */
    public Row move(UUID id, OptionalInt version, List<String> from, String to) {
        return move(id, version, from, to, Values.none());
    }

    /** The same, storing some fields too. */
    public Row move(UUID id, OptionalInt version, List<String> from, String to, Values more) {
        String status = get(id).text("status");
        if (!from.contains(status)) {
            throw resource.wrongState(status);
        }
        Map<String, @Nullable Object> columns = columns(more);
        String assignments = assignments(columns);
        columns.put("from_states", from);
        columns.put("to_state", to);
        change(
                id,
                version,
                "UPDATE " + resource.table + " t SET " + assignments + "status = :to_state, version = t.version + 1,"
                        + " updated_at = now() WHERE t.status IN (:from_states) AND ",
                columns);
        return get(id);
    }

    /** Holds the document of a line until the commit, if its lines may change, and moves its version on. */
    void touch(UUID document, String pointer) {
        String states = resource.editable.isEmpty() ? "" : " AND status IN (:states)";
        int touched = jdbc.sql("UPDATE " + resource.table + " SET version = version + 1, updated_at = now()"
                        + " WHERE tenant_id = :tenant AND id = :id" + states)
                .param("tenant", Tenancy.current())
                .param("id", document)
                .param("states", resource.editable)
                .update();
        if (touched == 0) {
            throw find(document)
                    .map(row -> resource.wrongState(row.text("status")))
                    .orElseGet(() -> Problem.absent(pointer));
        }
    }

    private void change(UUID id, OptionalInt version, String statement, Map<String, @Nullable Object> parameters) {
        parameters.put("tenant_now", Tenancy.current());
        parameters.put("id_now", id);
        version.ifPresent(number -> parameters.put("version_now", number));
        String condition = "t." + resource.tenantColumn + " = :tenant_now AND t.id = :id_now"
                + (version.isPresent() ? " AND t.version = :version_now" : "");
        if (jdbc.sql(statement + condition).params(parameters).update() == 0) {
            get(id);
            throw Problem.stale();
        }
    }

    private Map<String, @Nullable Object> columns(Values values) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (Field field : resource.fields) {
            if (field.stored && values.has(field.name)) {
                columns.put(field.column(), stored(values.get(field.name)));
            }
        }
        return columns;
    }

    private static String assignments(Map<String, @Nullable Object> columns) {
        return columns.keySet().stream()
                .map(name -> name + " = :" + name + ", ")
                .collect(Collectors.joining());
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return value instanceof List<?> items ? items.toArray(String[]::new) : value;
    }

    private String select(String more) {
        String fields = resource.fields.stream()
                .filter(Field::isRead)
                .map(field -> ", " + field.expression + " AS " + field.column())
                .collect(Collectors.joining());
        return "SELECT t.id, " + (resource.appendOnly ? "1 AS version" : "t.version") + ", t.created_at" + fields + more
                + from;
    }
}
