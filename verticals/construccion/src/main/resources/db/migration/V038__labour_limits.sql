-- erp: compatible
-- Between which factors a company takes what the law puts on top of a wage to lie. Older code makes sets of parameters
-- without them, and the usual ones count.
ALTER TABLE construccion.parameters
    ADD COLUMN labour_factor_from numeric(5,4) NOT NULL DEFAULT 1.4 CHECK (labour_factor_from >= 1),
    ADD COLUMN labour_factor_to   numeric(5,4) NOT NULL DEFAULT 1.8,
    ADD CHECK (labour_factor_from <= labour_factor_to);
