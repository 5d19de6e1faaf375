-- erp: breaks-before 105
-- A mistake: nobody asked whether the addresses were still needed.
ALTER TABLE construccion.projects DROP COLUMN site_address;
DELETE FROM construccion_budgets.budgets;
