-- erp: compatible
-- A project carries notes. Code of earlier schemas does not read this table and goes on.
CREATE TABLE construccion.project_notes (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    project_id uuid        NOT NULL,
    note       text        NOT NULL CHECK (length(note) BETWEEN 1 AND 4000),
    written_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id)
);
CREATE INDEX project_notes_by_project ON construccion.project_notes (tenant_id, project_id);
SELECT erp.isolate_by_tenant('construccion.project_notes');
