CREATE SCHEMA erp_meta;

CREATE TABLE erp_meta.vertical (
    vertical       text PRIMARY KEY,
    owner_role     name NOT NULL UNIQUE,
    schemas        text[] NOT NULL,
    requires       text[] NOT NULL,
    writes         text[] NOT NULL,
    refs           text[] NOT NULL,
    schema_version int,
    release        text,
    at             timestamptz
);

ALTER TABLE erp_meta.vertical ENABLE ROW LEVEL SECURITY;

CREATE POLICY owners_read_all ON erp_meta.vertical FOR SELECT TO erp_owners USING (true);

CREATE POLICY owners_report_their_own ON erp_meta.vertical FOR UPDATE TO erp_owners USING (owner_role = current_user);

GRANT USAGE ON SCHEMA erp_meta TO erp_owners;

GRANT SELECT, UPDATE (schema_version, release, at) ON erp_meta.vertical TO erp_owners;
