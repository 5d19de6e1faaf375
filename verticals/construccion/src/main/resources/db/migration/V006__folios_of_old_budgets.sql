-- erp: compatible
-- Budgets made before there were folios get theirs in the order in which they were made, by the year of that day.
WITH numbered AS (
    SELECT tenant_id, id, extract(year FROM created_at AT TIME ZONE 'America/Mexico_City')::int AS year,
           row_number() OVER (PARTITION BY tenant_id, extract(year FROM created_at AT TIME ZONE 'America/Mexico_City')
                              ORDER BY created_at, id) AS number
      FROM construccion_budgets.budgets
     WHERE folio IS NULL),
counted AS (
    INSERT INTO construccion.counters (tenant_id, series, year, next_no)
    SELECT tenant_id, 'PRE', year, max(number) + 1 FROM numbered GROUP BY tenant_id, year)
UPDATE construccion_budgets.budgets b
   SET folio = 'PRE-' || n.year || '-' || lpad(n.number::text, greatest(6, length(n.number::text)), '0')
  FROM numbered n
 WHERE b.tenant_id = n.tenant_id AND b.id = n.id;
