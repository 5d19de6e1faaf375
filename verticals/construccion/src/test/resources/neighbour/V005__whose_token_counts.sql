-- erp: compatible
-- Who is let in, and under which number their tokens are issued.
ALTER TABLE auth.tenants ADD COLUMN status text NOT NULL DEFAULT 'active';
ALTER TABLE auth.users ADD COLUMN status text NOT NULL DEFAULT 'active', ADD COLUMN token_epoch int NOT NULL DEFAULT 0;
