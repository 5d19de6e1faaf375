CREATE TABLE construccion.projects (
    tenant_id uuid NOT NULL, id uuid NOT NULL, code text NOT NULL, partner_id uuid, PRIMARY KEY (tenant_id, id)
);
CREATE INDEX projects_by_code ON construccion.projects (tenant_id, code);
SELECT erp.isolate_by_tenant('construccion.projects');

CREATE TABLE construccion_budgets.lines (
    tenant_id uuid NOT NULL, id uuid NOT NULL, project_id uuid NOT NULL, PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id)
);
SELECT erp.isolate_by_tenant('construccion_budgets.lines');

CREATE VIEW construccion.named_projects WITH (security_invoker = true) AS SELECT tenant_id, id, code FROM construccion.projects;

INSERT INTO construccion.projects
SELECT t.t, gen_random_uuid(), 'P1', '00000000-0000-0000-0000-000000000001'
  FROM (VALUES ('00000000-0000-0000-0000-00000000000a'::uuid), ('00000000-0000-0000-0000-00000000000b'::uuid)) t(t);
