-- erp: compatible
-- A document with a folio, states and lines, as verticals have many.
CREATE TABLE shop.orders (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    folio      text        NOT NULL,
    code       text        NOT NULL,
    status     text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'submitted', 'approved', 'rejected')),
    due_on     date,
    price      numeric(14,2) CHECK (price >= 0),
    urgent     boolean     NOT NULL DEFAULT false,
    reason     text,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, folio),
    UNIQUE (tenant_id, code)
);

SELECT erp.isolate_by_tenant('shop.orders');
