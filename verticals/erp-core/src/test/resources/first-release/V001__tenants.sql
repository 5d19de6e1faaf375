-- erp: compatible
-- Whoever uses the suite as one company. A tenant sees its own row: here the row's id is the tenant.
CREATE TABLE auth.tenants (
    id         uuid        PRIMARY KEY,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    slug       text        NOT NULL UNIQUE CHECK (slug ~ '^[a-z][a-z0-9-]{0,39}$'),
    name       text        NOT NULL,
    rfc        text,
    timezone   text        NOT NULL DEFAULT 'America/Mexico_City',
    currency   text        NOT NULL DEFAULT 'MXN' CHECK (currency ~ '^[A-Z]{3}$'),
    plan       text        NOT NULL DEFAULT 'basic' CHECK (plan IN ('basic', 'professional', 'enterprise')),
    status     text        NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended'))
);

SELECT erp.isolate_by_tenant('auth.tenants', 'id');
