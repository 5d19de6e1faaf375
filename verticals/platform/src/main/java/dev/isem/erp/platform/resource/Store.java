package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.calendar.Calendars;
import dev.isem.erp.platform.numbering.Folios;
import dev.isem.erp.platform.tenancy.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What endpoints keep records with. A bean of the library: a vertical's endpoints take it and hand it on. */
public record Store(JdbcClient jdbc, Transactions transactions, Calendars calendars, Folios folios) {}
