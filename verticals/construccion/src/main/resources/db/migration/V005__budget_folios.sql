-- erp: compatible
-- A budget has a folio by which people call it. Code of schema 4 makes budgets without one and goes on doing so.
ALTER TABLE construccion_budgets.budgets ADD COLUMN folio text;

ALTER TABLE construccion_budgets.budgets ADD UNIQUE (tenant_id, folio);
