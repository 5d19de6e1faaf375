-- erp: compatible
-- An approval that not everybody gives who approves has a name of its own, approve-director. A role could not hold one:
-- the first rule knew `approve` alone. Code of schema 24 offers them too, and they can be kept from now on.
ALTER TABLE auth.role_permissions DROP CONSTRAINT role_permissions_permission_check;

ALTER TABLE auth.role_permissions ADD CONSTRAINT role_permissions_permission_check
    CHECK (permission ~ '^(\*|[a-z][a-z-]*):(\*|create|read|update|delete|approve(-[a-z]+)*)$');
