-- erp: compatible
-- Customers, suppliers, or both.
ALTER TABLE core.partners ADD COLUMN kind text NOT NULL DEFAULT 'both';
