package dev.isem.erp.platform.calendar;

import dev.isem.erp.platform.tenancy.Tenancy;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The calendar of the current tenant, in the time zone and with the cut-off that its company has set. Every vertical may read it: all require
 * {@code auth.tenants}. Only inside a transaction.
 */
public final class Calendars {

    private static final Logger LOG = LoggerFactory.getLogger(Calendars.class);

    private static final ZoneId UNTOLD = ZoneId.of("America/Mexico_City");

    /**
     * A manifest says which tables it requires, not which columns they have. So the cut-off is asked of the row as a whole:
     * a core that is older than the column has none, its days begin at midnight, and once it is upgraded they do not.
     */
    private static final String DAYS =
            "SELECT t.timezone, to_jsonb(t) ->> 'day_cut_off' AS cut_off FROM auth.tenants t WHERE t.id = :tenant";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Calendars(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public BusinessCalendar current() {
        return jdbc.sql(DAYS)
                .param("tenant", Tenancy.current())
                .query((row, _) ->
                        new BusinessCalendar(zone(row.getString("timezone")), cutOff(row.getString("cut_off"))))
                .optional()
                .orElse(BusinessCalendar.in(UNTOLD));
    }

    /** The date that a document made now bears. */
    public LocalDate today() {
        return current().dateOf(now());
    }

    /** The moment by which days are told, whoever the tenant is. */
    public Instant now() {
        return clock.instant();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            LOG.warn("The tenant {} has the unknown time zone {}; {} is used", Tenancy.current(), name, UNTOLD);
            return UNTOLD;
        }
    }

    private static LocalTime cutOff(@Nullable String time) {
        return time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time);
    }
}
