package dev.isem.erp.construccion.project;

import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The end of a project: what must be over before it. */
@Component
class ProjectEnd {

    private static final String OPEN = """
            SELECT (SELECT count(*) FROM construccion_purchasing.purchase_orders o
                     WHERE o.tenant_id = :tenant AND o.project_id = :project
                       AND o.status IN ('draft', 'approved', 'partially_received')) AS orders,
                   (SELECT count(*) FROM construccion_contracts.contracts c
                     WHERE c.tenant_id = :tenant AND c.project_id = :project
                       AND c.status IN ('draft', 'active')) AS contracts,
                   (SELECT count(*) FROM construccion_estimates.estimates e
                      JOIN construccion_contracts.contracts c ON c.tenant_id = e.tenant_id AND c.id = e.contract_id
                     WHERE e.tenant_id = :tenant AND c.project_id = :project
                       AND e.status NOT IN ('paid', 'cancelled')) AS estimates,
                   (SELECT count(*) FROM construccion_hr.payrolls r
                     WHERE r.tenant_id = :tenant AND r.project_id = :project AND r.status = 'draft') AS payrolls
            """;

    private final JdbcClient jdbc;

    ProjectEnd(Store store) {
        this.jdbc = store.jdbc();
    }

    private record Open(int orders, int contracts, int estimates, int payrolls) {

        /** How many of each kind, where there are any. */
        List<Text> words() {
            List<Text> words = new ArrayList<>();
            add(
                    words,
                    orders,
                    "órdenes de compra sin recibir ni cancelar",
                    "purchase orders neither received nor cancelled");
            add(words, contracts, "contratos sin terminar", "contracts not ended");
            add(words, estimates, "estimaciones sin pagar", "estimates not paid");
            add(words, payrolls, "nóminas sin aplicar ni cancelar", "payrolls neither posted nor cancelled");
            return words;
        }

        private static void add(List<Text> words, int count, String es, String en) {
            if (count > 0) {
                words.add(Text.of(es + ", " + count, en + ", " + count));
            }
        }
    }

    /**
     * Refuses to close a project that is held while a document of it is open that may still cost or bring something. Days that
     * are in no payroll are none: a company may write them down here and pay them elsewhere, or pay them here afterwards.
     */
    void mustHaveNothingOpen(Row project) {
        List<Text> open = jdbc.sql(OPEN)
                .param("tenant", Tenancy.current())
                .param("project", project.id())
                .query(Open.class)
                .single()
                .words();
        if (!open.isEmpty()) {
            throw Problem.conflict(
                    "La obra tiene documentos abiertos: "
                            + String.join("; ", open.stream().map(Text::es).toList())
                            + ". Termínelos y ciérrela después. No se cambió nada.",
                    "The project has open documents: "
                            + String.join("; ", open.stream().map(Text::en).toList())
                            + ". End them and close it then. Nothing was changed.");
        }
    }
}
