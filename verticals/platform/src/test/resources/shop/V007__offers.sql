-- erp: compatible
-- A price cut of one article for some days. Two never hold on the same day: the table itself keeps them apart.
CREATE TABLE shop.offers (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    article    text        NOT NULL,
    starts_on  date        NOT NULL,
    ends_on    date        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CHECK (starts_on <= ends_on),
    EXCLUDE USING gist (tenant_id WITH =, article WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
);

SELECT erp.isolate_by_tenant('shop.offers');
