-- erp: compatible
-- What is kept back of an authorised estimate until the contract ends.
CREATE TABLE construccion_estimates.retentions (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    estimate_id uuid        NOT NULL,
    pct         numeric(5,2)  NOT NULL CHECK (pct BETWEEN 0 AND 100),
    base        numeric(14,2) NOT NULL,
    amount      numeric(14,2) NOT NULL CHECK (amount > 0),
    status      text        NOT NULL DEFAULT 'held' CHECK (status IN ('held', 'released')),
    released_on date,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, estimate_id),
    FOREIGN KEY (tenant_id, estimate_id) REFERENCES construccion_estimates.estimates (tenant_id, id),
    CHECK ((status = 'released') = (released_on IS NOT NULL))
);

SELECT erp.isolate_by_tenant('construccion_estimates.retentions');
