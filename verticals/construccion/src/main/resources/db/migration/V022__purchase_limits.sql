-- erp: compatible
-- How far a purchase may go beyond the budget, its prices and its own quantities before more is asked. Code of schema 21
-- makes sets of parameters without them and goes on doing so.
ALTER TABLE construccion.parameters
    ADD COLUMN budget_tolerance_pct  numeric(5,2) NOT NULL DEFAULT 0 CHECK (budget_tolerance_pct BETWEEN 0 AND 100),
    ADD COLUMN price_tolerance_pct   numeric(5,2) NOT NULL DEFAULT 5 CHECK (price_tolerance_pct BETWEEN 0 AND 100),
    ADD COLUMN receipt_tolerance_pct numeric(5,2) NOT NULL DEFAULT 2 CHECK (receipt_tolerance_pct BETWEEN 0 AND 100);
