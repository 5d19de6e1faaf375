package dev.isem.erp.platform.numbering;

import dev.isem.erp.platform.tenancy.Tenancy;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives out the numbers of documents: per tenant, series and year, from 1, without gap. Only inside a transaction: what is
 * rolled back gives its number back, and whoever wants the next one of the series waits for the commit. Take numbers
 * late, and those of several series always in the same order.
 */
public final class Folios {

    private final JdbcClient jdbc;
    private final String table;

    /** Counts in the table {@code counters} of this schema. */
    public Folios(JdbcClient jdbc, String schema) {
        this.jdbc = jdbc;
        this.table = schema + ".counters";
    }

    /** The next number of a series that begins anew each year; the year is that of the document's date. */
    public Folio next(String series, LocalDate date) {
        return next(series, date.getYear());
    }

    /** The next number of a series that counts on for ever. */
    public Folio next(String series) {
        return next(series, 0);
    }

    /**
     * Keeps others from the series until the commit and takes no number: for work that must look whether it needs one
     * while nobody else can.
     */
    public void hold(String series, LocalDate date) {
        count(series, date.getYear(), 0);
    }

    private Folio next(String series, int year) {
        return new Folio(series, year, count(series, year, 1));
    }

    private long count(String series, int year, int taken) {
        return jdbc.sql("INSERT INTO " + table + " AS c (tenant_id, series, year, next_no)"
                        + " VALUES (:tenant, :series, :year, 1 + :taken)"
                        + " ON CONFLICT (tenant_id, series, year) DO UPDATE SET next_no = c.next_no + :taken"
                        + " RETURNING next_no - :taken")
                .param("tenant", Tenancy.current())
                .param("series", series)
                .param("year", year)
                .param("taken", taken)
                .query(Long.class)
                .single();
    }
}
