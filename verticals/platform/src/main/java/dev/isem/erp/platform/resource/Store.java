package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.audit.AuditLog;
import dev.isem.erp.platform.calendar.Calendars;
import dev.isem.erp.platform.numbering.Folios;
import dev.isem.erp.platform.outbox.Outbox;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.tenancy.Transactions;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What endpoints keep records with. A bean of the library: a vertical's endpoints take it and hand it on. */
public record Store(
        JdbcClient jdbc, Transactions transactions, Calendars calendars, Folios folios, AuditLog audit, Outbox outbox) {

    /** All of it over one database, with the library's own tables in this schema. */
    public static Store of(JdbcClient jdbc, Transactions transactions, Calendars calendars, String homeSchema) {
        return new Store(
                jdbc,
                transactions,
                calendars,
                new Folios(jdbc, homeSchema),
                new AuditLog(jdbc, homeSchema),
                new Outbox(jdbc, homeSchema));
    }

    /** Whether a query finds anything in which {@code :tenant} is the current one and {@code :id} this record. */
    public boolean exists(String rows, UUID id) {
        return jdbc.sql("SELECT EXISTS (" + rows + ")")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
