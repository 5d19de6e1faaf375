package dev.isem.erp.construccion.progress;

import dev.isem.erp.platform.resource.PastDay;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was seen of one item, in the order of its days. It does not fall, unless an entry says why: that is a correction,
 * and whoever verifies it signs it.
 */
@Component
class ProgressEntries {

    private final JdbcClient jdbc;
    private final Store store;

    ProgressEntries(Store store) {
        this.jdbc = store.jdbc();
        this.store = store;
    }

    private record Entry(LocalDate recordedOn, BigDecimal pctCum) {}

    void mustFollowTheLast(Values values) {
        LocalDate day = values.date("recordedOn").orElseThrow();
        PastDay.check(values, "recordedOn", store);
        Optional<Entry> last = last(values.id("wbsItemId").orElseThrow(), "('recorded', 'verified')");
        if (last.isEmpty()) {
            return;
        }
        if (day.isBefore(last.get().recordedOn())) {
            throw Problem.invalid(
                    "/recordedOn",
                    "Ya hay avance del " + last.get().recordedOn() + ".",
                    "There is progress of " + last.get().recordedOn() + " already.");
        }
        boolean falls =
                values.number("pctCum").orElseThrow().compareTo(last.get().pctCum()) < 0;
        if (falls && values.text("correctionReason").isEmpty()) {
            throw Problem.invalid(
                    "/pctCum",
                    "Ya iba en " + last.get().pctCum() + " %. Si fue un error, diga el motivo de la corrección.",
                    "It was at " + last.get().pctCum() + " % already. If that was a mistake, say why it is corrected.");
        }
    }

    void mustBeVerifiable(Row entry) {
        UUID item = entry.id("wbsItemId");
        if (hasWaitingBefore(entry)) {
            throw Problem.conflict(
                    "Hay avance anterior sin verificar. Verifíquelo o rechácelo antes.",
                    "Earlier progress is not verified yet. Verify or reject it first.");
        }
        Optional<Entry> verified = last(item, "('verified')");
        boolean falls = verified.isPresent()
                && new BigDecimal(entry.text("pctCum")).compareTo(verified.get().pctCum()) < 0;
        if (falls && entry.get("correctionReason") == null) {
            throw Problem.conflict(
                    "Es menor que lo verificado (" + verified.get().pctCum() + " %) y no dice por qué.",
                    "It is less than what is verified (" + verified.get().pctCum() + " %) and does not say why.");
        }
    }

    private Optional<Entry> last(UUID item, String states) {
        return jdbc.sql("SELECT recorded_on, pct_cum FROM construccion.progress"
                        + " WHERE tenant_id = :tenant AND wbs_item_id = :item AND status IN " + states
                        + " ORDER BY recorded_on DESC, created_at DESC LIMIT 1")
                .param("tenant", Tenancy.current())
                .param("item", item)
                .query(Entry.class)
                .optional();
    }

    private boolean hasWaitingBefore(Row entry) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM construccion.progress o JOIN construccion.progress e
                                           ON o.tenant_id = e.tenant_id AND o.wbs_item_id = e.wbs_item_id
                                        WHERE e.tenant_id = :tenant AND e.id = :id AND o.status = 'recorded'
                                          AND (o.recorded_on, o.created_at) < (e.recorded_on, e.created_at))
                        """)
                .param("tenant", Tenancy.current())
                .param("id", entry.id())
                .query(Boolean.class)
                .single();
    }
}
