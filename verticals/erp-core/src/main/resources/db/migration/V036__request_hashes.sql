-- erp: compatible
-- What the request with an Idempotency-Key asked for that left the line, as SHA-256: the same key with something else is
-- found out by it. Lines of before have none, nor have those of requests without a key.
ALTER TABLE core.audit_log ADD COLUMN request_hash bytea;
