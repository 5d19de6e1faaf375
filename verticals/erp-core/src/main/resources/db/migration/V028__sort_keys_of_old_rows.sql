-- erp: compatible
-- Rows that were there get their keys, company by company: each commit lets go of rows that others wait for, and a run that
-- broke is taken up where it was.
DO $body$
DECLARE
    company uuid;
BEGIN
    FOR company IN SELECT tenant_id FROM core.partners UNION SELECT tenant_id FROM core.products LOOP
        UPDATE core.partners SET name_key = lower(name), code_key = lower(code)
         WHERE tenant_id = company AND name_key IS NULL;
        UPDATE core.products SET name_key = lower(name), sku_key = lower(sku)
         WHERE tenant_id = company AND name_key IS NULL;
        COMMIT;
    END LOOP;
END
$body$;

-- Reads all rows while others go on reading and writing, and fails if one has no key.
ALTER TABLE core.partners VALIDATE CONSTRAINT partners_with_keys;
ALTER TABLE core.products VALIDATE CONSTRAINT products_with_keys;
