-- erp: compatible
-- Lists go by name or code whether capital or small. Under row-level security no index is sought by lower(name), for lower is
-- not leakproof; by a column that holds the same it is. The trigger keeps it for code of schema 26, which goes on writing rows
-- without it and sorting by lower(name). The columns come empty, which takes a moment: computed by the table itself they would
-- rewrite it while nobody can read it. The next script fills them.
ALTER TABLE core.partners ADD COLUMN name_key text, ADD COLUMN code_key text;
ALTER TABLE core.products ADD COLUMN name_key text, ADD COLUMN sku_key text;

CREATE FUNCTION core.keep_keys_of_partner() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW.name_key := lower(NEW.name);
    NEW.code_key := lower(NEW.code);
    RETURN NEW;
END
$body$;

CREATE FUNCTION core.keep_keys_of_product() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW.name_key := lower(NEW.name);
    NEW.sku_key := lower(NEW.sku);
    RETURN NEW;
END
$body$;

CREATE TRIGGER keep_keys BEFORE INSERT OR UPDATE ON core.partners
    FOR EACH ROW EXECUTE FUNCTION core.keep_keys_of_partner();
CREATE TRIGGER keep_keys BEFORE INSERT OR UPDATE ON core.products
    FOR EACH ROW EXECUTE FUNCTION core.keep_keys_of_product();

ALTER TABLE core.partners ADD CONSTRAINT partners_with_keys
    CHECK (name_key IS NOT NULL AND code_key IS NOT NULL) NOT VALID;
ALTER TABLE core.products ADD CONSTRAINT products_with_keys
    CHECK (name_key IS NOT NULL AND sku_key IS NOT NULL) NOT VALID;
