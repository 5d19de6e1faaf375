-- erp: compatible
-- What of a receipt goes back to the supplier: it lies at the site no more, its cost is taken back, and while the order is
-- open it is awaited again. Once confirmed, it and its lines stay as they are for ever. Older code, while it still serves,
-- counts it as received, and takes nothing in for it.
CREATE TABLE construccion_purchasing.purchase_returns (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    folio       text        NOT NULL,
    receipt_id  uuid        NOT NULL,
    returned_on date        NOT NULL,
    reason      text        NOT NULL,
    credit_note text,
    status      text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'confirmed', 'cancelled')),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, folio),
    FOREIGN KEY (tenant_id, receipt_id) REFERENCES construccion_purchasing.receipts (tenant_id, id)
);

CREATE INDEX purchase_returns_by_receipt ON construccion_purchasing.purchase_returns (tenant_id, receipt_id);

SELECT erp.isolate_by_tenant('construccion_purchasing.purchase_returns');

CREATE TABLE construccion_purchasing.purchase_return_lines (
    tenant_id       uuid        NOT NULL,
    id              uuid        NOT NULL,
    version         int         NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL DEFAULT now(),
    created_by      uuid,
    updated_at      timestamptz NOT NULL DEFAULT now(),
    return_id       uuid        NOT NULL,
    receipt_line_id uuid        NOT NULL,
    quantity        numeric(14,4) NOT NULL CHECK (quantity > 0),
    amount          numeric(14,2) NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, return_id, receipt_line_id),
    FOREIGN KEY (tenant_id, return_id) REFERENCES construccion_purchasing.purchase_returns (tenant_id, id),
    FOREIGN KEY (tenant_id, receipt_line_id) REFERENCES construccion_purchasing.receipt_lines (tenant_id, id)
);

CREATE INDEX purchase_return_lines_by_receipt_line
    ON construccion_purchasing.purchase_return_lines (tenant_id, receipt_line_id);

SELECT erp.isolate_by_tenant('construccion_purchasing.purchase_return_lines');

-- The argument names the column that holds the return's id.
CREATE FUNCTION construccion_purchasing.keep_confirmed_return() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS (SELECT FROM construccion_purchasing.purchase_returns r
                WHERE r.tenant_id = OLD.tenant_id AND r.id = (to_jsonb(OLD) ->> TG_ARGV[0])::uuid
                  AND r.status = 'confirmed') THEN
        RAISE EXCEPTION 'A confirmed return stays as it is.' USING ERRCODE = '23000';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$body$;

CREATE TRIGGER keep_confirmed_return BEFORE UPDATE OR DELETE ON construccion_purchasing.purchase_returns
    FOR EACH ROW EXECUTE FUNCTION construccion_purchasing.keep_confirmed_return('id');
CREATE TRIGGER keep_confirmed_return BEFORE UPDATE OR DELETE ON construccion_purchasing.purchase_return_lines
    FOR EACH ROW EXECUTE FUNCTION construccion_purchasing.keep_confirmed_return('return_id');

ALTER TABLE construccion_budgets.actual_costs
    DROP CONSTRAINT actual_costs_source_check,
    ADD CONSTRAINT actual_costs_source_check CHECK (source IN ('receipt', 'payroll', 'subcontract', 'purchase_return'));
