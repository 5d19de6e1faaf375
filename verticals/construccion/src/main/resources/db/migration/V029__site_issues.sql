-- erp: compatible
-- Material handed out of what lies at a work, to whom. Neither changed nor deleted.
CREATE TABLE construccion_purchasing.site_issues (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    version       int         NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    created_by    uuid,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    folio         text        NOT NULL,
    site_stock_id uuid        NOT NULL,
    quantity      numeric(14,4) NOT NULL CHECK (quantity > 0),
    issued_on     date        NOT NULL,
    issued_to     text        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, folio),
    FOREIGN KEY (tenant_id, site_stock_id) REFERENCES construccion_purchasing.site_stock (tenant_id, id)
);

CREATE INDEX site_issues_by_stock ON construccion_purchasing.site_issues (tenant_id, site_stock_id);

SELECT erp.isolate_by_tenant('construccion_purchasing.site_issues');
