-- tenant id name FROM bench.next_partner(:rows)
\startpipeline
BEGIN READ ONLY;
SELECT set_config('app.current_tenant', :tenant, true);
\endpipeline
SELECT t.id, t.version, t.created_at, t.code AS code, t.name AS name, t.kind AS kind, t.rfc AS rfc, t.email AS email, t.phone AS phone, t.tax_regime AS tax_regime, t.credit_limit AS credit_limit, t.active AS active, t.name_key AS sort_key FROM core.partners t
 WHERE t.tenant_id = :tenant AND (t.name_key, t.id) > (:name, :id) ORDER BY t.name_key ASC, t.id ASC LIMIT 50 OFFSET 0;
COMMIT;
