package dev.isem.erp.platform.calendar;

import dev.isem.erp.platform.tenancy.Tenancy;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The calendar of the current tenant, in the time zone that its company has set. Every vertical may read it: all require
 * {@code auth.tenants}. Only inside a transaction.
 */
public final class Calendars {

    private static final Logger LOG = LoggerFactory.getLogger(Calendars.class);

    private static final ZoneId UNTOLD = ZoneId.of("America/Mexico_City");

    private final JdbcClient jdbc;
    private final Clock clock;

    public Calendars(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public BusinessCalendar current() {
        return BusinessCalendar.in(zone());
    }

    /** The date that a document made now bears. */
    public LocalDate today() {
        return current().dateOf(clock.instant());
    }

    private ZoneId zone() {
        String name = jdbc.sql("SELECT timezone FROM auth.tenants WHERE id = :tenant")
                .param("tenant", Tenancy.current())
                .query(String.class)
                .optional()
                .orElse(UNTOLD.getId());
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            LOG.warn("The tenant {} has the unknown time zone {}; {} is used", Tenancy.current(), name, UNTOLD);
            return UNTOLD;
        }
    }
}
