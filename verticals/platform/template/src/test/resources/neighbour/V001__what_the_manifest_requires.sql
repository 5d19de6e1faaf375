-- erp: compatible
-- The tables of the core that the manifest requires, as far as they are read. Here the vertical is tested alone.
CREATE TABLE auth.tenants (
    id       uuid PRIMARY KEY,
    name     text NOT NULL,
    timezone text NOT NULL DEFAULT 'America/Mexico_City',
    status   text NOT NULL DEFAULT 'active'
);
SELECT erp.isolate_by_tenant('auth.tenants', 'id');

CREATE TABLE auth.users (
    tenant_id   uuid NOT NULL,
    id          uuid NOT NULL,
    status      text NOT NULL DEFAULT 'active',
    token_epoch int  NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, id)
);
SELECT erp.isolate_by_tenant('auth.users');
