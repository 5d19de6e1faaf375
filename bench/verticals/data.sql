-- The data that bench/verticals.sh measures on, by a superuser. Ids follow from numbers, so that pgbench and wrk ask for the same records.
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
CREATE SCHEMA bench;
GRANT USAGE ON SCHEMA bench TO PUBLIC;

CREATE FUNCTION bench.tenant(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
RETURN ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;

CREATE FUNCTION bench.person(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
RETURN ('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid;

-- As spread over the index as random ones.
CREATE FUNCTION bench.id(what text, n bigint, i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
RETURN md5(what || ' ' || n || ' ' || i)::uuid;

INSERT INTO auth.tenants (id, slug, name) SELECT bench.tenant(n), 'tenant-' || n, 'Tenant ' || n FROM generate_series(1, 200) n;
INSERT INTO auth.identities (id, email, password_hash)
    SELECT bench.person(n), 'person-' || n || '@example.com', '' FROM generate_series(1, 200) n;
INSERT INTO auth.users (tenant_id, id, email, name)
    SELECT bench.tenant(n), bench.person(n), 'person-' || n || '@example.com', 'Person ' || n FROM generate_series(1, 200) n;

INSERT INTO core.products (tenant_id, id, sku, name, type, uom, price, cost)
    SELECT bench.tenant(n), bench.id('product', n, i), 'P-' || i, 'Product ' || i, 'goods', 'pza', 20, 10
      FROM generate_series(1, 200) n, generate_series(1, 50) i;
INSERT INTO inventory.warehouses (tenant_id, id, code, name)
    SELECT bench.tenant(n), bench.id('warehouse', n, 1), 'A', 'Warehouse' FROM generate_series(1, 200) n;
INSERT INTO inventory.locations (tenant_id, id, warehouse_id, code, name, usage)
    SELECT bench.tenant(n), bench.id('shelf', n, 1), bench.id('warehouse', n, 1), 'E-1', 'Shelf', 'internal' FROM generate_series(1, 200) n
    UNION ALL SELECT bench.tenant(n), bench.id('supplier', n, 1), NULL, 'PROV', 'Suppliers', 'supplier' FROM generate_series(1, 200) n;
-- They are there after the first move of a product; the ones measured are later ones.
INSERT INTO inventory.quants (tenant_id, id, product_id, location_id, usage, qty, value)
    SELECT bench.tenant(n), gen_random_uuid(), bench.id('product', n, i), bench.id(place, n, 1), usage, 0, 0
      FROM generate_series(1, 200) n, generate_series(1, 50) i,
           (VALUES ('shelf', 'internal'), ('supplier', 'supplier')) AS places (place, usage);

CREATE FUNCTION bench.name(n bigint, i bigint) RETURNS text LANGUAGE sql IMMUTABLE
RETURN translate(substr(md5(i || ' ' || n), 1, 12), '0123456789', 'ghijklmnop') || ' s.a. de c.v.';

-- Partners first to last of each tenant.
CREATE PROCEDURE bench.grow(first int, last int) LANGUAGE sql AS $body$
INSERT INTO core.partners (tenant_id, id, created_by, code, name, kind, rfc, email, phone, tax_regime, credit_limit)
    SELECT bench.tenant(n), bench.id('partner', n, i), bench.person(n), 'C-' || i,
           initcap(bench.name(n, i)), 'customer',
           'ABC010203AB' || i % 10, 'partner-' || i || '@example.com', '55 1234 5678', '601', 50000
      FROM generate_series(first, last) i, generate_series(1, 200) n
$body$;

-- Receipts of five pieces each, draft by draft for another tenant. Each can be confirmed once: drafts tells which was taken last.
CREATE SEQUENCE bench.drafts MINVALUE 0;
CREATE SEQUENCE bench.made MINVALUE 0;
CREATE PROCEDURE bench.draft(wanted int) LANGUAGE plpgsql AS $body$
DECLARE
    made bigint := (SELECT last_value FROM bench.made);
BEGIN
    INSERT INTO inventory.moves (tenant_id, id, created_by, product_id, from_location_id, to_location_id, qty, unit_cost, document)
    SELECT bench.tenant(n), bench.id('draft', d, 1), bench.person(n), bench.id('product', n, d / 200 % 50 + 1),
           bench.id('supplier', n, 1), bench.id('shelf', n, 1), 5, 10, 'OC-1'
      FROM generate_series(made + 1, made + wanted) d, LATERAL (SELECT d % 200 + 1) AS whose (n);
    PERFORM setval('bench.drafts', made), setval('bench.made', made + wanted);
END
$body$;

GRANT USAGE ON ALL SEQUENCES IN SCHEMA bench TO PUBLIC;

-- The same rows without any policy, for what row-level security costs.
CREATE ROLE bench_unguarded LOGIN BYPASSRLS PASSWORD 'bench_unguarded';
GRANT CONNECT ON DATABASE erp_generic TO bench_unguarded;
GRANT USAGE ON SCHEMA core TO bench_unguarded;
GRANT SELECT ON core.partners TO bench_unguarded;

-- What a request of each kind needs, as columns.
CREATE FUNCTION bench.next_partner(rows_of_tenant bigint) RETURNS TABLE (tenant uuid, id uuid, name text) LANGUAGE sql VOLATILE AS $body$
SELECT bench.tenant(n), bench.id('partner', n, i), bench.name(n, i)
  FROM (SELECT floor(random() * 200)::bigint + 1, floor(random() * rows_of_tenant)::bigint + 1) AS chosen (n, i)
$body$;

CREATE FUNCTION bench.next_new() RETURNS TABLE (
    tenant uuid, person uuid, id uuid, line uuid, code text, resource text, action text, before text, after text,
    name text, kind text, rfc text, email text, phone text, regime text, credit text, active text)
LANGUAGE sql VOLATILE AS $body$
SELECT bench.tenant(n), bench.person(n), gen_random_uuid(), gen_random_uuid(), code, 'partners', 'create', 'null',
       '{"code":"' || code || '","name":"Aceros del Norte S.A. de C.V.","kind":"customer","rfc":"ABC010203AB1","email":"ventas@example.com","phone":"55 1234 5678","taxRegime":"601","creditLimit":"50000.00","active":true}',
       'Aceros del Norte S.A. de C.V.', 'customer', 'ABC010203AB1', 'ventas@example.com', '55 1234 5678', '601', '50000.00', 'true'
  FROM (SELECT floor(random() * 200)::bigint + 1, 'N-' || floor(random() * 1e15)::bigint) AS chosen (n, code)
$body$;

-- The quants in the order in which the stock engine holds them.
CREATE FUNCTION bench.next_draft() RETURNS TABLE (
    tenant uuid, person uuid, id uuid, line uuid, product uuid, first uuid, second uuid, first_qty int, second_qty int,
    first_value int, second_value int, first_taken int, second_taken int, draft text, reserved int, cost int, value int,
    resource text, action text, before text, after text)
LANGUAGE sql VOLATILE AS $body$
SELECT bench.tenant(n), bench.person(n), bench.id('draft', d, 1), gen_random_uuid(), bench.id('product', n, d / 200 % 50 + 1),
       least(shelf, supplier), greatest(shelf, supplier), sign * 5, sign * -5, sign * 50, sign * -50, sign * -5, sign * 5,
       'draft', 0, 10, 50, 'inventory/moves', 'confirm', '{"value":null,"doneAt":null,"status":"draft"}',
       '{"value":"50.00","doneAt":"2026-01-01T00:00:00.000000Z","status":"done"}'
  FROM (SELECT nextval('bench.drafts')) AS drawn (d), LATERAL (SELECT d % 200 + 1) AS whose (n),
       LATERAL (SELECT bench.id('shelf', n, 1), bench.id('supplier', n, 1)) AS places (shelf, supplier),
       LATERAL (SELECT CASE WHEN shelf < supplier THEN 1 ELSE -1 END) AS direction (sign)
$body$;
