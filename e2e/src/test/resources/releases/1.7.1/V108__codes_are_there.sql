-- erp: compatible
-- What was meant: no code is empty.
ALTER TABLE construccion.projects ADD CONSTRAINT codes_are_there CHECK (length(code) > 0);
