-- erp: compatible
-- Mails are events of the outbox. A row here says that somebody is sending one, and when it is tried again if nothing
-- more is heard: two pods never send the same mail, and one that dies keeps no mail back.
CREATE TABLE core.mail_deliveries (
    tenant_id uuid        NOT NULL,
    id        uuid        NOT NULL,
    attempts  int         NOT NULL,
    next_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, id) REFERENCES core.outbox (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX outbox_mail ON core.outbox (created_at) WHERE published_at IS NULL AND topic LIKE 'mail.%';

SELECT erp.isolate_by_tenant('core.mail_deliveries');
SELECT erp.let_definer_functions_read('core.mail_deliveries');
SELECT erp.let_definer_functions_read('core.outbox');

-- Who has mail to send, which is asked before a tenant is known; what follows happens inside that tenant. After a day
-- nobody waits for it any more.
CREATE FUNCTION core.tenants_with_mail() RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $body$
    SELECT DISTINCT o.tenant_id
      FROM core.outbox o
      LEFT JOIN core.mail_deliveries d ON d.tenant_id = o.tenant_id AND d.id = o.id
     WHERE o.published_at IS NULL AND o.topic LIKE 'mail.%'
       AND o.created_at > now() - interval '1 day' AND (d.next_at IS NULL OR d.next_at <= now())
$body$;
