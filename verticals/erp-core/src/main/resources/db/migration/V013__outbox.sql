-- erp: compatible
-- What happened that others will be told, written with the change itself: either both are there or neither is.
CREATE TABLE core.outbox (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    topic        text        NOT NULL,
    record_id    uuid        NOT NULL,
    payload      jsonb       NOT NULL,
    published_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX outbox_unpublished ON core.outbox (tenant_id, created_at) WHERE published_at IS NULL;

SELECT erp.isolate_by_tenant('core.outbox');
