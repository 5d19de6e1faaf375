package dev.isem.erp.platform.audit;

import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail of what was done, in the transaction that does it. The person is the one whose request runs; nobody when the
 * vertical itself acts.
 */
public final class AuditLog {

    /** They change with every record and say nothing that the line itself does not. */
    private static final Set<String> LEFT_OUT = Set.of("id", "version", "createdAt");

    private final JdbcClient jdbc;
    private final String table;

    /** Writes to the table {@code audit_log} of this schema. */
    public AuditLog(JdbcClient jdbc, String schema) {
        this.jdbc = jdbc;
        this.table = schema + ".audit_log";
    }

    /** Something was done to a record that no field of it tells. */
    public void note(String resource, UUID record, String action) {
        record(resource, record, action, null, null);
    }

    /** The same, by somebody whom the request does not tell: they sign in by it. */
    public void noteBy(UUID person, String resource, UUID record, String action) {
        add(new Intent(UUID.randomUUID(), null), person, resource, record, action, null, null);
    }

    /**
     * A record was changed.
     *
     * @param before its fields, or null if it was not there; likewise after. Of two only what differs is kept.
     */
    public void record(
            String resource,
            UUID record,
            String action,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after) {
        record(new Intent(UUID.randomUUID(), null), resource, record, action, before, after);
    }

    /** What was asked for by the request that left the line with this id, if it is there. */
    public Optional<Intent> intent(UUID line) {
        return jdbc.sql("SELECT encode(request_hash, 'hex') FROM " + table + " WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", line)
                .query((row, _) -> new Intent(line, row.getString(1)))
                .optional();
    }

    /** Whether this person has done that to the record. */
    public boolean tells(String resource, UUID record, String action, UUID person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " WHERE tenant_id = :tenant AND record_id = :record"
                        + " AND resource = :resource AND action = :action AND created_by = :person)")
                .param("tenant", Tenancy.current())
                .param("resource", resource)
                .param("record", record.toString())
                .param("action", action)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /** The same, as it was asked for; false when a request with the same key has left its line already, which stays as it is. */
    public boolean record(
            Intent intent,
            String resource,
            UUID record,
            String action,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after) {
        return add(intent, Identity.currentUser(), resource, record, action, before, after);
    }

    private boolean add(
            Intent intent,
            @Nullable UUID person,
            String resource,
            UUID record,
            String action,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after) {
        return jdbc.sql("INSERT INTO " + table
                                + " (tenant_id, id, created_by, resource, record_id, action, before, after, request_hash)"
                                + " VALUES (:tenant, :id, :who, :resource, :record, :action,"
                                + " CAST(:before AS jsonb), CAST(:after AS jsonb), decode(:hash, 'hex'))"
                                + " ON CONFLICT (tenant_id, id) DO NOTHING")
                        .param("tenant", Tenancy.current())
                        .param("id", intent.line())
                        .param("who", person)
                        .param("resource", resource)
                        .param("record", record.toString())
                        .param("action", action)
                        .param("before", json(before, after))
                        .param("after", json(after, before))
                        .param("hash", intent.hash())
                        .update()
                == 1;
    }

    private static @Nullable String json(
            @Nullable Map<String, @Nullable Object> fields, @Nullable Map<String, @Nullable Object> other) {
        if (fields == null) {
            return null;
        }
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(fields);
        kept.keySet().removeAll(LEFT_OUT);
        if (other != null) {
            kept.entrySet().removeIf(field -> Objects.equals(field.getValue(), other.get(field.getKey())));
        }
        return JsonMapper.shared().writeValueAsString(kept);
    }
}
