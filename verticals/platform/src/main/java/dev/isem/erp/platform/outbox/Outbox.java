package dev.isem.erp.platform.outbox;

import dev.isem.erp.platform.tenancy.Tenancy;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what others are to be told, in the transaction that makes it true. Nobody sends it but a vertical that does so by itself. */
public final class Outbox {

    private final JdbcClient jdbc;
    private final String table;

    /** Writes to the table {@code outbox} of this schema. */
    public Outbox(JdbcClient jdbc, String schema) {
        this.jdbc = jdbc;
        this.table = schema + ".outbox";
    }

    /**
     * Adds one event.
     *
     * @param topic what happened, as {@code order.approved}
     * @param record what it happened to
     * @param payload becomes a JSON object
     */
    public void append(String topic, UUID record, Object payload) {
        jdbc.sql("INSERT INTO " + table + " (tenant_id, id, topic, record_id, payload)"
                        + " VALUES (:tenant, :id, :topic, :record, CAST(:payload AS jsonb))")
                .param("tenant", Tenancy.current())
                .param("id", UUID.randomUUID())
                .param("topic", topic)
                .param("record", record)
                .param("payload", JsonMapper.shared().writeValueAsString(payload))
                .update();
    }
}
