-- erp: compatible
-- Moves are looked for by where they come from and where they go, newest first, and a location is deleted once none names
-- it. Built while others go on writing; what a broken run left unfinished is made anew.
DROP INDEX CONCURRENTLY IF EXISTS inventory.moves_by_from_location;
CREATE INDEX CONCURRENTLY moves_by_from_location ON inventory.moves (tenant_id, from_location_id, created_at);
DROP INDEX CONCURRENTLY IF EXISTS inventory.moves_by_to_location;
CREATE INDEX CONCURRENTLY moves_by_to_location ON inventory.moves (tenant_id, to_location_id, created_at);
