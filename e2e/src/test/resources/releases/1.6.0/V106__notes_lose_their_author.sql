-- erp: contracts-before 105
-- Code from schema 105 on writes the writer only.
ALTER TABLE construccion.project_notes DROP COLUMN author;
