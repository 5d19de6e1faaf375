-- erp: compatible
-- How far an item of the breakdown is on a day, as somebody saw it. It counts once the resident has verified it.
CREATE TABLE construccion.progress (
    tenant_id         uuid        NOT NULL,
    id                uuid        NOT NULL,
    version           int         NOT NULL DEFAULT 1,
    created_at        timestamptz NOT NULL DEFAULT now(),
    created_by        uuid,
    updated_at        timestamptz NOT NULL DEFAULT now(),
    wbs_item_id       uuid        NOT NULL,
    recorded_on       date        NOT NULL,
    pct_cum           numeric(5,2) NOT NULL CHECK (pct_cum BETWEEN 0 AND 100),
    correction_reason text,
    evidence_url      text,
    status            text        NOT NULL DEFAULT 'recorded' CHECK (status IN ('recorded', 'verified', 'rejected')),
    reason            text,
    verified_by       uuid,
    verified_at       timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, wbs_item_id) REFERENCES construccion.wbs_items (tenant_id, id),
    CHECK ((status = 'verified') = (verified_by IS NOT NULL)),
    CHECK ((verified_by IS NULL) = (verified_at IS NULL))
);

CREATE INDEX progress_by_item ON construccion.progress (tenant_id, wbs_item_id, recorded_on);

SELECT erp.isolate_by_tenant('construccion.progress');
