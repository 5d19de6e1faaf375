-- tenant person id line product first second first_qty second_qty first_value second_value first_taken second_taken draft reserved cost value resource action before after FROM bench.next_draft()
\startpipeline
BEGIN;
SELECT set_config('app.current_tenant', :tenant, true);
\endpipeline
SELECT t.id FROM inventory.moves t WHERE t.tenant_id = :tenant AND t.id = :id FOR NO KEY UPDATE;
SELECT t.id, t.version, t.created_at, CASE WHEN o.usage = 'inventory' OR d.usage = 'inventory' THEN 'adjustment'
 WHEN d.usage = 'scrap' THEN 'scrap'
 WHEN o.usage = 'supplier' THEN 'receipt'
 WHEN d.usage = 'customer' THEN 'issue'
 WHEN o.usage = 'customer' OR d.usage = 'supplier' THEN 'return'
 ELSE 'transfer' END AS kind, t.product_id AS product_id, p.name AS product_name, t.qty AS qty, t.from_location_id AS from_location_id,
 o.name AS from_location_name, t.to_location_id AS to_location_id, d.name AS to_location_name, t.unit_cost AS unit_cost, t.value AS value,
 t.status AS status, t.document AS document, t.done_at AS done_at, t.reverses_id AS reverses_id
 FROM inventory.moves t JOIN core.products p ON p.tenant_id = t.tenant_id AND p.id = t.product_id
 JOIN inventory.locations o ON o.tenant_id = t.tenant_id AND o.id = t.from_location_id
 JOIN inventory.locations d ON d.tenant_id = t.tenant_id AND d.id = t.to_location_id
 WHERE t.tenant_id = :tenant AND t.id = :id;
SELECT encode(request_hash, 'hex') FROM core.audit_log WHERE tenant_id = :tenant AND id = :line;
SELECT name, type, active FROM core.products WHERE tenant_id = :tenant AND id = :product FOR SHARE;
UPDATE inventory.moves m SET unit_cost = p.cost FROM core.products p
 WHERE m.tenant_id = :tenant AND m.id = :id AND m.status = 'draft' AND m.unit_cost IS NULL AND p.tenant_id = m.tenant_id AND p.id = m.product_id;
SELECT * FROM inventory.moves WHERE tenant_id = :tenant AND id = :id AND status = :draft FOR NO KEY UPDATE;
SELECT product_id, location_id, usage, qty, reserved, value FROM inventory.quants
 WHERE tenant_id = :tenant AND product_id = :product AND location_id = :first FOR NO KEY UPDATE;
SELECT product_id, location_id, usage, qty, reserved, value FROM inventory.quants
 WHERE tenant_id = :tenant AND product_id = :product AND location_id = :second FOR NO KEY UPDATE;
UPDATE inventory.quants SET qty = qty + :first_qty, reserved = reserved + :reserved, value = value + :first_value, version = version + 1, updated_at = now()
 WHERE tenant_id = :tenant AND product_id = :product AND location_id = :first AND (usage <> 'internal' OR qty - reserved >= :first_taken);
UPDATE inventory.quants SET qty = qty + :second_qty, reserved = reserved + :reserved, value = value + :second_value, version = version + 1, updated_at = now()
 WHERE tenant_id = :tenant AND product_id = :product AND location_id = :second AND (usage <> 'internal' OR qty - reserved >= :second_taken);
UPDATE inventory.moves SET status = 'done', done_at = clock_timestamp(), unit_cost = :cost, value = :value, version = version + 1, updated_at = now()
 WHERE tenant_id = :tenant AND id = :id AND status = 'draft';
SELECT t.id, t.version, t.created_at, CASE WHEN o.usage = 'inventory' OR d.usage = 'inventory' THEN 'adjustment'
 WHEN d.usage = 'scrap' THEN 'scrap'
 WHEN o.usage = 'supplier' THEN 'receipt'
 WHEN d.usage = 'customer' THEN 'issue'
 WHEN o.usage = 'customer' OR d.usage = 'supplier' THEN 'return'
 ELSE 'transfer' END AS kind, t.product_id AS product_id, p.name AS product_name, t.qty AS qty, t.from_location_id AS from_location_id,
 o.name AS from_location_name, t.to_location_id AS to_location_id, d.name AS to_location_name, t.unit_cost AS unit_cost, t.value AS value,
 t.status AS status, t.document AS document, t.done_at AS done_at, t.reverses_id AS reverses_id
 FROM inventory.moves t JOIN core.products p ON p.tenant_id = t.tenant_id AND p.id = t.product_id
 JOIN inventory.locations o ON o.tenant_id = t.tenant_id AND o.id = t.from_location_id
 JOIN inventory.locations d ON d.tenant_id = t.tenant_id AND d.id = t.to_location_id
 WHERE t.tenant_id = :tenant AND t.id = :id;
INSERT INTO core.audit_log (tenant_id, id, created_by, resource, record_id, action, before, after, request_hash)
 VALUES (:tenant, :line, :person, :resource, :id, :action, CAST(:before AS jsonb), CAST(:after AS jsonb), decode(NULL, 'hex'))
 ON CONFLICT (tenant_id, id) DO NOTHING;
COMMIT;
