-- erp: compatible
-- How often the access tokens of a person in a tenant ended before their time. A token tells the number it was issued under, and
-- counts in every vertical while that is the number here: the verticals read it with the rest of the row, which all require.
-- Code of schema 32 issues tokens that tell no number, and those count for their quarter of an hour as they did.
ALTER TABLE auth.users ADD COLUMN token_epoch int NOT NULL DEFAULT 0;
