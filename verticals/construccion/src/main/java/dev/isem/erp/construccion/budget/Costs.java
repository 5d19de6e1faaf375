package dev.isem.erp.construccion.budget;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.tenancy.Tenancy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books what documents do to the budget. A line of a document is committed once and costs once: the tables' keys refuse the
 * second time.
 */
@Component
public class Costs {

    private final JdbcClient jdbc;

    Costs(Store store) {
        this.jdbc = store.jdbc();
    }

    /**
     * What books, and for which concept.
     *
     * @param source kind of document, as the table knows it
     */
    public record Entry(UUID project, String code, String source, UUID document, UUID line, BigDecimal amount) {}

    /** Will cost so much. */
    public void commit(Entry entry) {
        insert("""
                INSERT INTO construccion_budgets.commitments
                       (tenant_id, id, created_by, project_id, code, source, source_id, line_id, amount)
                VALUES (:tenant, :id, :who, :project, :code, :source, :document, :line, :amount)
                """, entry).update();
    }

    /** Will cost so much instead of what was committed before, if anything was. */
    public void recommit(Entry entry) {
        insert("""
                INSERT INTO construccion_budgets.commitments
                       (tenant_id, id, created_by, project_id, code, source, source_id, line_id, amount)
                VALUES (:tenant, :id, :who, :project, :code, :source, :document, :line, :amount)
                ON CONFLICT (tenant_id, source, source_id, line_id) DO UPDATE
                   SET amount = EXCLUDED.amount, released = least(commitments.released, EXCLUDED.amount),
                       version = commitments.version + 1, updated_at = now()
                 WHERE commitments.amount <> EXCLUDED.amount
                """, entry).update();
    }

    /** Did cost so much, on that day. */
    public void spend(Entry entry, LocalDate day) {
        insert("""
                INSERT INTO construccion_budgets.actual_costs
                       (tenant_id, id, created_by, project_id, code, source, source_id, line_id, amount, incurred_on)
                VALUES (:tenant, :id, :who, :project, :code, :source, :document, :line, :amount, :day)
                """, entry).param("day", day).update();
    }

    private JdbcClient.StatementSpec insert(String statement, Entry entry) {
        return jdbc.sql(statement)
                .param("tenant", Tenancy.current())
                .param("id", UUID.randomUUID())
                .param("who", Identity.currentUser())
                .param("project", entry.project())
                .param("code", entry.code())
                .param("source", entry.source())
                .param("document", entry.document())
                .param("line", entry.line())
                .param("amount", entry.amount());
    }

    /** So much of what a line is committed to has become a cost; more than is left releases what is left. */
    public void release(String source, UUID document, UUID line, BigDecimal amount) {
        jdbc.sql("""
                        UPDATE construccion_budgets.commitments
                           SET released = least(amount, released + :amount), version = version + 1, updated_at = now()
                         WHERE tenant_id = :tenant AND source = :source AND source_id = :document AND line_id = :line
                        """)
                .param("amount", amount)
                .param("tenant", Tenancy.current())
                .param("source", source)
                .param("document", document)
                .param("line", line)
                .update();
    }

    /** What had become a cost went back, and is awaited again: so much of a line is a cost still. */
    public void commitAgain(String source, UUID document, UUID line, BigDecimal fulfilled) {
        jdbc.sql("""
                        UPDATE construccion_budgets.commitments
                           SET released = :fulfilled, version = version + 1, updated_at = now()
                         WHERE tenant_id = :tenant AND source = :source AND source_id = :document AND line_id = :line
                           AND released > :fulfilled
                        """)
                .param("fulfilled", fulfilled)
                .param("tenant", Tenancy.current())
                .param("source", source)
                .param("document", document)
                .param("line", line)
                .update();
    }

    /** Nothing more will come of a document. */
    public void releaseAll(String source, UUID document) {
        jdbc.sql("""
                        UPDATE construccion_budgets.commitments
                           SET released = amount, version = version + 1, updated_at = now()
                         WHERE tenant_id = :tenant AND source = :source AND source_id = :document AND released < amount
                        """)
                .param("tenant", Tenancy.current())
                .param("source", source)
                .param("document", document)
                .update();
    }
}
