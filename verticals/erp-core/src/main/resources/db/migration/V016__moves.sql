-- erp: compatible
-- Goods that go from one location to another. A draft moves nothing yet; what is done stays as it is for ever, and is
-- corrected by the move that goes back.
CREATE TABLE inventory.moves (
    tenant_id        uuid          NOT NULL,
    id               uuid          NOT NULL,
    version          int           NOT NULL DEFAULT 1,
    created_at       timestamptz   NOT NULL DEFAULT now(),
    created_by       uuid,
    updated_at       timestamptz   NOT NULL DEFAULT now(),
    product_id       uuid          NOT NULL,
    from_location_id uuid          NOT NULL,
    to_location_id   uuid          NOT NULL,
    qty              numeric(14,4) NOT NULL CHECK (qty > 0),
    unit_cost        numeric(16,6) CHECK (unit_cost >= 0),
    value            numeric(20,6),
    status           text          NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'done', 'cancelled')),
    done_at          timestamptz,
    document         text,
    origin_type      text,
    origin_id        uuid,
    reverses_id      uuid,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, reverses_id),
    FOREIGN KEY (tenant_id, from_location_id) REFERENCES inventory.locations (tenant_id, id),
    FOREIGN KEY (tenant_id, to_location_id) REFERENCES inventory.locations (tenant_id, id),
    FOREIGN KEY (tenant_id, reverses_id) REFERENCES inventory.moves (tenant_id, id),
    CONSTRAINT moves_to_location_id_check CHECK (from_location_id <> to_location_id),
    CONSTRAINT moves_done_with_value CHECK (
        (status = 'done') = (done_at IS NOT NULL) AND (status <> 'done' OR (unit_cost IS NOT NULL AND value IS NOT NULL)))
);

CREATE INDEX moves_by_product ON inventory.moves (tenant_id, product_id, done_at);
CREATE INDEX moves_by_origin ON inventory.moves (tenant_id, origin_id);
CREATE INDEX moves_by_time ON inventory.moves (tenant_id, created_at);

SELECT erp.isolate_by_tenant('inventory.moves');

CREATE FUNCTION inventory.keep_done_move() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF OLD.status = 'done' THEN
        RAISE EXCEPTION 'A done move stays as it is. It is corrected by the move that goes back.' USING ERRCODE = '23000';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$body$;

CREATE TRIGGER keep_done_move BEFORE UPDATE OR DELETE ON inventory.moves
    FOR EACH ROW EXECUTE FUNCTION inventory.keep_done_move();

ALTER TABLE inventory.moves ADD FOREIGN KEY (tenant_id, product_id) REFERENCES core.products (tenant_id, id);
