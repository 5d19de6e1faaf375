-- erp: compatible
-- What becomes of the author: both live side by side while pods of both versions do.
ALTER TABLE construccion.project_notes ADD COLUMN writer uuid;
