-- erp: compatible
-- The day of a tenant's documents follows from its company's time zone.
ALTER TABLE auth.tenants ADD COLUMN timezone text NOT NULL DEFAULT 'America/Mexico_City';
