-- erp: compatible
-- The applications that a company's plan includes, by the names of verticals; a star is all of them. Whoever uses the suite
-- today keeps all of it until somebody sets a plan, and so does who is opened by older code, which knows no modules.
ALTER TABLE auth.tenants ADD COLUMN modules text[] NOT NULL DEFAULT '{*}';
