CREATE TABLE auth.tenants (id uuid PRIMARY KEY, name text NOT NULL);
SELECT erp.isolate_by_tenant('auth.tenants', 'id');

CREATE TABLE auth.users (tenant_id uuid NOT NULL, id uuid NOT NULL, email text NOT NULL UNIQUE, PRIMARY KEY (tenant_id, id));
SELECT erp.isolate_by_tenant('auth.users');
SELECT erp.let_definer_functions_read('auth.users');
CREATE FUNCTION auth.find_login(wanted text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog AS 'SELECT tenant_id FROM auth.users WHERE email = wanted';

CREATE TABLE auth.permissions (code text PRIMARY KEY);
SELECT erp.share_between_tenants('auth.permissions');
INSERT INTO auth.permissions VALUES ('partner:read');

CREATE TABLE core.partners (tenant_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL, PRIMARY KEY (tenant_id, id));
SELECT erp.isolate_by_tenant('core.partners');

CREATE TABLE core.products (tenant_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL, PRIMARY KEY (tenant_id, id));
SELECT erp.isolate_by_tenant('core.products');

CREATE TABLE inventory.moves (tenant_id uuid NOT NULL, id uuid NOT NULL, quantity int NOT NULL, PRIMARY KEY (tenant_id, id));
SELECT erp.isolate_by_tenant('inventory.moves');

INSERT INTO auth.tenants VALUES ('00000000-0000-0000-0000-00000000000a', 'north'), ('00000000-0000-0000-0000-00000000000b', 'south');
INSERT INTO auth.users SELECT id, gen_random_uuid(), name || '@example' FROM auth.tenants;
INSERT INTO core.partners SELECT t.id, ('00000000-0000-0000-0000-0000000000' || lpad(n::text, 2, '0'))::uuid, 'partner ' || n
  FROM auth.tenants t, generate_series(1, 5) n;
