-- erp: compatible
-- What came back of the material that was handed out: it lies at the work again. Neither changed nor deleted. Costs follow
-- from what is received, so this changes none. Older code does not know of it, and finds the material lying there.
CREATE TABLE construccion_purchasing.site_returns (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    version       int         NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    created_by    uuid,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    folio         text        NOT NULL,
    site_issue_id uuid        NOT NULL,
    quantity      numeric(14,4) NOT NULL CHECK (quantity > 0),
    returned_on   date        NOT NULL,
    returned_by   text        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, folio),
    FOREIGN KEY (tenant_id, site_issue_id) REFERENCES construccion_purchasing.site_issues (tenant_id, id)
);

CREATE INDEX site_returns_by_issue ON construccion_purchasing.site_returns (tenant_id, site_issue_id);

SELECT erp.isolate_by_tenant('construccion_purchasing.site_returns');
