-- erp: compatible
-- What the shop keeps and where, and the outside that it comes from and goes to.
CREATE TABLE shop.products (tenant_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL, PRIMARY KEY (tenant_id, id));

SELECT erp.isolate_by_tenant('shop.products');

CREATE TABLE shop.locations (
    tenant_id uuid NOT NULL,
    id        uuid NOT NULL,
    name      text NOT NULL,
    usage     text NOT NULL
        CHECK (usage IN ('supplier', 'internal', 'customer', 'inventory', 'production', 'transit', 'scrap')),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, id, usage)
);

SELECT erp.isolate_by_tenant('shop.locations');
