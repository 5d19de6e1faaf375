-- erp: compatible
-- Whom the company still deals with.
ALTER TABLE core.partners ADD COLUMN active boolean NOT NULL DEFAULT true;
