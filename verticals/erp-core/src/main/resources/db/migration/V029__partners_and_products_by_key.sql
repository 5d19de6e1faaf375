-- erp: compatible
-- Pages of partners and products by name and by code come from these, first and later ones, forwards and backwards. The indexes
-- on lower(name) stay for code of schema 26. Built while others go on writing; what a broken run left unfinished is made anew.
DROP INDEX CONCURRENTLY IF EXISTS core.partners_by_name_key;
CREATE INDEX CONCURRENTLY partners_by_name_key ON core.partners (tenant_id, name_key, id);
DROP INDEX CONCURRENTLY IF EXISTS core.partners_by_code_key;
CREATE INDEX CONCURRENTLY partners_by_code_key ON core.partners (tenant_id, code_key, id);
DROP INDEX CONCURRENTLY IF EXISTS core.products_by_name_key;
CREATE INDEX CONCURRENTLY products_by_name_key ON core.products (tenant_id, name_key, id);
DROP INDEX CONCURRENTLY IF EXISTS core.products_by_sku_key;
CREATE INDEX CONCURRENTLY products_by_sku_key ON core.products (tenant_id, sku_key, id);
