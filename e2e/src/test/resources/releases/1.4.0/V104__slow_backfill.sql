-- erp: compatible
-- Long enough for the operator to be killed while it runs.
SELECT pg_sleep(20);
CREATE INDEX project_notes_by_author ON construccion.project_notes (tenant_id, author);
