-- erp: compatible
-- Code of schema 19 makes products without a category, and leaves that of others as it is.
ALTER TABLE core.products ADD COLUMN category_id uuid;
ALTER TABLE core.products ADD FOREIGN KEY (tenant_id, category_id) REFERENCES core.categories (tenant_id, id);

CREATE INDEX products_by_category ON core.products (tenant_id, category_id);
