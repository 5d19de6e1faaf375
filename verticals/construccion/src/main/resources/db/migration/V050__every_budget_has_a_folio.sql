-- erp: compatible
-- A budget has its folio from the moment in which it is made, whoever makes it: code of schema 4 goes on making them without
-- one while it is replaced, or after a rollback. Those that have none get theirs in the order in which they were made, by
-- the year of that day, behind the numbers that are given out.
CREATE FUNCTION construccion_budgets.number_budget() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
    this_year int := extract(year FROM NEW.created_at AT TIME ZONE 'America/Mexico_City');
    taken bigint;
BEGIN
    INSERT INTO construccion.counters AS c (tenant_id, series, year, next_no)
    VALUES (NEW.tenant_id, 'PRE', this_year, 2)
        ON CONFLICT (tenant_id, series, year) DO UPDATE SET next_no = c.next_no + 1
    RETURNING c.next_no - 1 INTO taken;
    UPDATE construccion_budgets.budgets
       SET folio = 'PRE-' || this_year || '-' || lpad(taken::text, greatest(6, length(taken::text)), '0')
     WHERE tenant_id = NEW.tenant_id AND id = NEW.id;
    RETURN NULL;
END
$body$;

-- Behind the insert: one that is repeated, and inserts nothing, takes no number.
CREATE TRIGGER number_budget AFTER INSERT ON construccion_budgets.budgets
    FOR EACH ROW WHEN (NEW.folio IS NULL) EXECUTE FUNCTION construccion_budgets.number_budget();

WITH numbered AS (
    SELECT tenant_id, id, extract(year FROM created_at AT TIME ZONE 'America/Mexico_City')::int AS year,
           row_number() OVER (PARTITION BY tenant_id, extract(year FROM created_at AT TIME ZONE 'America/Mexico_City')
                              ORDER BY created_at, id) AS number
      FROM construccion_budgets.budgets
     WHERE folio IS NULL),
counted AS (
    INSERT INTO construccion.counters AS c (tenant_id, series, year, next_no)
    SELECT tenant_id, 'PRE', year, 1 + max(number) FROM numbered GROUP BY tenant_id, year
        ON CONFLICT (tenant_id, series, year) DO UPDATE SET next_no = c.next_no + excluded.next_no - 1
    RETURNING c.tenant_id, c.year, c.next_no)
UPDATE construccion_budgets.budgets b
   SET folio = 'PRE-' || n.year || '-' || lpad(n.number::text, greatest(6, length(n.number::text)), '0')
  FROM (SELECT n.tenant_id, n.id, n.year,
               c.next_no - 1 - max(n.number) OVER (PARTITION BY n.tenant_id, n.year) + n.number AS number
          FROM numbered n JOIN counted c ON c.tenant_id = n.tenant_id AND c.year = n.year) n
 WHERE b.tenant_id = n.tenant_id AND b.id = n.id;
