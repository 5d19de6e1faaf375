-- erp: compatible
-- What the library reads to know whose token still counts, as a core has it that counts no epochs yet.
ALTER TABLE auth.tenants ADD COLUMN status text NOT NULL DEFAULT 'active';

CREATE TABLE auth.users (
    tenant_id uuid NOT NULL,
    id        uuid NOT NULL,
    status    text NOT NULL DEFAULT 'active',
    PRIMARY KEY (tenant_id, id)
);

SELECT erp.isolate_by_tenant('auth.users');
