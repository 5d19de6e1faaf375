-- erp: compatible
-- True on an empty database, false on the rows that there are: only a clone with rows finds it.
ALTER TABLE construccion.projects ADD CONSTRAINT codes_are_long CHECK (length(code) > 60);
