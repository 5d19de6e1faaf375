-- erp: compatible
-- The tables of the core that the manifest requires, as far as they are read. Here the vertical is tested alone.
CREATE TABLE auth.tenants (id uuid PRIMARY KEY, name text NOT NULL);
SELECT erp.isolate_by_tenant('auth.tenants', 'id');

CREATE TABLE auth.users (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id));
SELECT erp.isolate_by_tenant('auth.users');

CREATE TABLE core.partners (tenant_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL, PRIMARY KEY (tenant_id, id));
SELECT erp.isolate_by_tenant('core.partners');

CREATE TABLE core.products (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id));
SELECT erp.isolate_by_tenant('core.products');
