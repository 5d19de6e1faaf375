-- erp: compatible
-- Suppliers, customers, scrap and the like are the same place for all warehouses of a tenant: a location without one.
ALTER TABLE inventory.locations ALTER COLUMN warehouse_id DROP NOT NULL;
ALTER TABLE inventory.locations ADD CONSTRAINT locations_warehouse_id_check
    CHECK (usage <> 'internal' OR warehouse_id IS NOT NULL);

CREATE UNIQUE INDEX locations_outside ON inventory.locations (tenant_id, code) WHERE warehouse_id IS NULL;

-- What copies a location's use refers to it by this.
CREATE UNIQUE INDEX locations_with_usage ON inventory.locations (tenant_id, id, usage);
