-- erp: compatible
-- Stock that waits for somebody: it lies where it lay, and nobody else gets it. What is open of a reservation is what was
-- reserved and not yet used; the quant counts the same.
CREATE TABLE inventory.reservations (
    tenant_id   uuid          NOT NULL,
    id          uuid          NOT NULL,
    version     int           NOT NULL DEFAULT 1,
    created_at  timestamptz   NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz   NOT NULL DEFAULT now(),
    product_id  uuid          NOT NULL,
    location_id uuid          NOT NULL,
    qty         numeric(14,4) NOT NULL CHECK (qty > 0),
    used        numeric(14,4) NOT NULL DEFAULT 0 CHECK (used BETWEEN 0 AND qty),
    status      text          NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'released', 'consumed')),
    origin_type text          NOT NULL,
    origin_id   uuid          NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, product_id, location_id) REFERENCES inventory.quants (tenant_id, product_id, location_id),
    CONSTRAINT reservations_consumed_when_used CHECK (status <> 'open' OR used < qty)
);

CREATE INDEX reservations_by_origin ON inventory.reservations (tenant_id, origin_id);
CREATE INDEX reservations_open ON inventory.reservations (tenant_id, product_id, location_id) WHERE status = 'open';

SELECT erp.isolate_by_tenant('inventory.reservations');
