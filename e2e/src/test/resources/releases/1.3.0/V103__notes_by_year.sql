-- erp: compatible
-- The function does not exist: what a release that was tested on another database looks like.
CREATE TABLE construccion.never_seen (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id));
SELECT construccion.rebuild_notes_by_year(2026);
