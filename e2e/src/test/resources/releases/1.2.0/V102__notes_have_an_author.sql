-- erp: breaks-before 101
-- Every note names its author; code that knows no notes at all would not fill it in.
ALTER TABLE construccion.project_notes ADD COLUMN author uuid NOT NULL;
