-- erp: compatible
-- The next number of each series. A row is held until the commit, so that a folio that is not used leaves no gap.
CREATE TABLE core.counters (
    tenant_id uuid   NOT NULL,
    series    text   NOT NULL CHECK (series ~ '^[A-Z][A-Z0-9]{0,9}$'),
    year      int    NOT NULL CHECK (year BETWEEN 0 AND 9999),
    next_no   bigint NOT NULL CHECK (next_no > 0),
    PRIMARY KEY (tenant_id, series, year)
);

SELECT erp.isolate_by_tenant('core.counters');
