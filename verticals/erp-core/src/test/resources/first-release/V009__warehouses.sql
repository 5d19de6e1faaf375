-- erp: compatible
-- Where goods can be. A location has a use, because only what lies at an internal one is stock.
CREATE TABLE inventory.warehouses (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    code       text        NOT NULL,
    name       text        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code)
);

CREATE TABLE inventory.locations (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    version      int         NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    created_by   uuid,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    warehouse_id uuid        NOT NULL,
    code         text        NOT NULL,
    name         text        NOT NULL,
    usage        text        NOT NULL
        CHECK (usage IN ('supplier', 'internal', 'customer', 'inventory', 'production', 'transit', 'scrap')),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, warehouse_id, code),
    FOREIGN KEY (tenant_id, warehouse_id) REFERENCES inventory.warehouses (tenant_id, id)
);

SELECT erp.isolate_by_tenant('inventory.warehouses');
SELECT erp.isolate_by_tenant('inventory.locations');
