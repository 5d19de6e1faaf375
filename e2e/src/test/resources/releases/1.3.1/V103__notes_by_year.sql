-- erp: compatible
-- Notes are read by date.
CREATE INDEX project_notes_by_time ON construccion.project_notes (tenant_id, written_at);
