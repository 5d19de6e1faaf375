-- erp: compatible
-- A company whose business goes on after midnight counts what it does then to the day before: until the cut-off, on its
-- own clock. Code of schema 30 counts from midnight and goes on doing so.
ALTER TABLE auth.tenants
    ADD COLUMN day_cut_off time NOT NULL DEFAULT '00:00' CHECK (day_cut_off <= '12:00');
