package dev.isem.erp.construccion.project;

/** How far a work or a part of it is, in percent: what is verified of its last parts, each by its share in the whole. */
public final class PhysicalProgress {

    private static final String VERIFIED = """
            SELECT round(sum(part.share * verified.pct_cum), 2)
              FROM part, LATERAL (SELECT g.pct_cum FROM construccion.progress g
                                   WHERE g.tenant_id = t.tenant_id AND g.wbs_item_id = part.id AND g.status = 'verified'
                                   ORDER BY g.recorded_on DESC, g.created_at DESC LIMIT 1) verified
            """;

    private static final String PARTS_BELOW = """
            UNION ALL
            SELECT c.id, part.share * c.weight / 100
              FROM part JOIN construccion.wbs_items c ON c.tenant_id = t.tenant_id AND c.parent_id = part.id
            """;

    /** Of the item {@code t}. */
    public static final String OF_ITEM = "coalesce((WITH RECURSIVE part AS (SELECT t.id, 1::numeric AS share "
            + PARTS_BELOW + ") " + VERIFIED + "), 0)";

    /** Whether the weights of each level of the project {@code t} add up to 100; null without a breakdown. */
    public static final String ADDS_UP = """
            (SELECT bool_and(level.weight = 100)
               FROM (SELECT sum(w.weight) AS weight FROM construccion.wbs_items w
                      WHERE w.tenant_id = t.tenant_id AND w.project_id = t.id GROUP BY w.parent_id) level)
            """;

    /** Of the project {@code t}; null while its breakdown does not add up. */
    public static final String OF_PROJECT = "(CASE WHEN " + ADDS_UP + " THEN coalesce((WITH RECURSIVE part AS ("
            + "SELECT w.id, w.weight / 100 AS share FROM construccion.wbs_items w"
            + " WHERE w.tenant_id = t.tenant_id AND w.project_id = t.id AND w.parent_id IS NULL "
            + PARTS_BELOW + ") " + VERIFIED + "), 0) END)";

    private PhysicalProgress() {}
}
