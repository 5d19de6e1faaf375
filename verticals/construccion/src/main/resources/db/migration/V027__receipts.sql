-- erp: compatible
-- What arrived of an order. Once it is posted, it and its lines stay as they are for ever.
CREATE TABLE construccion_purchasing.receipts (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    version       int         NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    created_by    uuid,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    folio         text        NOT NULL,
    order_id      uuid        NOT NULL,
    received_on   date        NOT NULL,
    delivery_note text,
    status        text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'posted', 'cancelled')),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, folio),
    FOREIGN KEY (tenant_id, order_id) REFERENCES construccion_purchasing.purchase_orders (tenant_id, id)
);

CREATE INDEX receipts_by_order ON construccion_purchasing.receipts (tenant_id, order_id);

SELECT erp.isolate_by_tenant('construccion_purchasing.receipts');

CREATE TABLE construccion_purchasing.receipt_lines (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    version       int         NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    created_by    uuid,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    receipt_id    uuid        NOT NULL,
    order_line_id uuid        NOT NULL,
    quantity      numeric(14,4) NOT NULL CHECK (quantity > 0),
    amount        numeric(14,2) NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, receipt_id, order_line_id),
    FOREIGN KEY (tenant_id, receipt_id) REFERENCES construccion_purchasing.receipts (tenant_id, id),
    FOREIGN KEY (tenant_id, order_line_id) REFERENCES construccion_purchasing.purchase_order_lines (tenant_id, id)
);

CREATE INDEX receipt_lines_by_order_line ON construccion_purchasing.receipt_lines (tenant_id, order_line_id);

SELECT erp.isolate_by_tenant('construccion_purchasing.receipt_lines');

-- The argument names the column that holds the receipt's id.
CREATE FUNCTION construccion_purchasing.keep_posted_receipt() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS (SELECT FROM construccion_purchasing.receipts r
                WHERE r.tenant_id = OLD.tenant_id AND r.id = (to_jsonb(OLD) ->> TG_ARGV[0])::uuid
                  AND r.status = 'posted') THEN
        RAISE EXCEPTION 'A posted receipt stays as it is.' USING ERRCODE = '23000';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$body$;

CREATE TRIGGER keep_posted_receipt BEFORE UPDATE OR DELETE ON construccion_purchasing.receipts
    FOR EACH ROW EXECUTE FUNCTION construccion_purchasing.keep_posted_receipt('id');
CREATE TRIGGER keep_posted_receipt BEFORE UPDATE OR DELETE ON construccion_purchasing.receipt_lines
    FOR EACH ROW EXECUTE FUNCTION construccion_purchasing.keep_posted_receipt('receipt_id');
