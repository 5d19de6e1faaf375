-- erp: compatible
-- What the library reads of a tenant. In the suite the core has this table, and the others require it.
CREATE TABLE auth.tenants (id uuid PRIMARY KEY, name text NOT NULL, timezone text NOT NULL);

SELECT erp.isolate_by_tenant('auth.tenants', 'id');
