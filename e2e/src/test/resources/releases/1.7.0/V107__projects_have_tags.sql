-- erp: compatible
-- Runs anywhere; without a rehearsal it would stay when the next one fails.
CREATE TABLE construccion.project_tags (
    tenant_id uuid NOT NULL,
    id        uuid NOT NULL,
    tag       text NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
SELECT erp.isolate_by_tenant('construccion.project_tags');
