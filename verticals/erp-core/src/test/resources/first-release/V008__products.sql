-- erp: compatible
-- What the tenant buys, keeps and sells.
CREATE TABLE core.products (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    sku        text        NOT NULL,
    barcode    text,
    name       text        NOT NULL,
    type       text        NOT NULL CHECK (type IN ('goods', 'service')),
    uom        text        NOT NULL,
    price      numeric(14,2) NOT NULL CHECK (price >= 0),
    tax_rate   numeric(5,4)  NOT NULL DEFAULT 0.16 CHECK (tax_rate BETWEEN 0 AND 1),
    cost       numeric(16,6) CHECK (cost >= 0),
    active     boolean     NOT NULL DEFAULT true,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, sku),
    UNIQUE (tenant_id, barcode)
);

CREATE INDEX products_by_name ON core.products (tenant_id, lower(name));

SELECT erp.isolate_by_tenant('core.products');
