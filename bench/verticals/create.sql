-- tenant person id line code resource action before after name kind rfc email phone regime credit active FROM bench.next_new()
\startpipeline
BEGIN;
SELECT set_config('app.current_tenant', :tenant, true);
\endpipeline
INSERT INTO core.partners (code, name, kind, rfc, email, phone, tax_regime, credit_limit, active, tenant_id, id, created_by)
 VALUES (:code, :name, :kind, :rfc, :email, :phone, :regime, :credit, :active, :tenant, :id, :person) ON CONFLICT (tenant_id, id) DO NOTHING;
SELECT t.id, t.version, t.created_at, t.code AS code, t.name AS name, t.kind AS kind, t.rfc AS rfc, t.email AS email, t.phone AS phone, t.tax_regime AS tax_regime, t.credit_limit AS credit_limit, t.active AS active FROM core.partners t
 WHERE t.tenant_id = :tenant AND t.id = :id;
INSERT INTO core.audit_log (tenant_id, id, created_by, resource, record_id, action, before, after, request_hash)
 VALUES (:tenant, :line, :person, :resource, :id, :action, CAST(:before AS jsonb), CAST(:after AS jsonb), decode(NULL, 'hex'))
 ON CONFLICT (tenant_id, id) DO NOTHING;
COMMIT;
