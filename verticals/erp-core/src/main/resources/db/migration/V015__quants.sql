-- erp: compatible
-- How much of a product lies at a location: one row for both, changed by the stock engine alone. What lies at an internal
-- location is never less than what is reserved of it; the others are the outside, from which stock comes and to which it
-- goes, so that all locations of a product sum up to nothing. The use is the location's, copied so that a CHECK sees it.
CREATE TABLE inventory.quants (
    tenant_id   uuid          NOT NULL,
    id          uuid          NOT NULL,
    version     int           NOT NULL DEFAULT 1,
    created_at  timestamptz   NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz   NOT NULL DEFAULT now(),
    product_id  uuid          NOT NULL,
    location_id uuid          NOT NULL,
    usage       text          NOT NULL,
    qty         numeric(14,4) NOT NULL DEFAULT 0,
    reserved    numeric(14,4) NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    value       numeric(20,6) NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, product_id, location_id),
    FOREIGN KEY (tenant_id, location_id, usage) REFERENCES inventory.locations (tenant_id, id, usage),
    CONSTRAINT quants_cover_reservations CHECK (usage <> 'internal' OR reserved <= qty),
    CONSTRAINT quants_reserve_inside CHECK (usage = 'internal' OR reserved = 0)
);

CREATE INDEX quants_by_location ON inventory.quants (tenant_id, location_id);

SELECT erp.isolate_by_tenant('inventory.quants');

ALTER TABLE inventory.quants ADD FOREIGN KEY (tenant_id, product_id) REFERENCES core.products (tenant_id, id);
