-- erp: compatible
-- Somebody counts what lies at a location; confirmed, the count makes the books say so. Only one is open at a location:
-- two would each take away what the other one missed.
CREATE TABLE inventory.counts (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    version      int         NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    created_by   uuid,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    folio        text        NOT NULL,
    location_id  uuid        NOT NULL,
    note         text,
    status       text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'confirmed', 'cancelled')),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, folio),
    FOREIGN KEY (tenant_id, location_id) REFERENCES inventory.locations (tenant_id, id)
);

CREATE UNIQUE INDEX counts_location_id_key ON inventory.counts (tenant_id, location_id) WHERE status = 'draft';

CREATE TABLE inventory.count_lines (
    tenant_id  uuid          NOT NULL,
    id         uuid          NOT NULL,
    version    int           NOT NULL DEFAULT 1,
    created_at timestamptz   NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz   NOT NULL DEFAULT now(),
    count_id   uuid          NOT NULL,
    product_id uuid          NOT NULL,
    qty        numeric(14,4) NOT NULL CHECK (qty >= 0),
    expected   numeric(14,4),
    difference numeric(14,4),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, count_id, product_id),
    FOREIGN KEY (tenant_id, count_id) REFERENCES inventory.counts (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, product_id) REFERENCES core.products (tenant_id, id)
);

SELECT erp.isolate_by_tenant('inventory.counts');
SELECT erp.isolate_by_tenant('inventory.count_lines');
