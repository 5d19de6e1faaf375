-- erp: compatible
-- What people may do: roles of a tenant, each a list of permissions `resource:action` in which a star stands for any.
CREATE TABLE auth.roles (
    tenant_id  uuid        NOT NULL REFERENCES auth.tenants (id),
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    code       text        NOT NULL,
    name       text        NOT NULL,
    system     boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code)
);

CREATE TABLE auth.role_permissions (
    tenant_id  uuid NOT NULL,
    role_id    uuid NOT NULL,
    permission text NOT NULL
        CHECK (permission ~ '^(\*|[a-z][a-z-]*):(\*|create|read|update|delete|approve)$'),
    PRIMARY KEY (tenant_id, role_id, permission),
    FOREIGN KEY (tenant_id, role_id) REFERENCES auth.roles (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE auth.user_roles (
    tenant_id uuid NOT NULL,
    user_id   uuid NOT NULL,
    role_id   uuid NOT NULL,
    PRIMARY KEY (tenant_id, user_id, role_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES auth.users (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, role_id) REFERENCES auth.roles (tenant_id, id)
);

CREATE INDEX user_roles_by_role ON auth.user_roles (tenant_id, role_id);

SELECT erp.isolate_by_tenant('auth.roles');
SELECT erp.isolate_by_tenant('auth.role_permissions');
SELECT erp.isolate_by_tenant('auth.user_roles');
