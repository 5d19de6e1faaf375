-- erp: compatible
-- From which deviations on a company is warned about a work, in percent, or in points between the shares of cost and of
-- progress. Older code makes sets of parameters without them, and the usual ones count.
ALTER TABLE construccion.parameters
    ADD COLUMN line_deviation_yellow_pct numeric(5,2) NOT NULL DEFAULT 3 CHECK (line_deviation_yellow_pct >= 0),
    ADD COLUMN line_deviation_red_pct    numeric(5,2) NOT NULL DEFAULT 5,
    ADD COLUMN eac_over_yellow_pct       numeric(5,2) NOT NULL DEFAULT 2 CHECK (eac_over_yellow_pct >= 0),
    ADD COLUMN eac_over_red_pct          numeric(5,2) NOT NULL DEFAULT 5,
    ADD COLUMN cost_ahead_points         numeric(5,2) NOT NULL DEFAULT 5 CHECK (cost_ahead_points >= 0),
    ADD CHECK (line_deviation_yellow_pct <= line_deviation_red_pct),
    ADD CHECK (eac_over_yellow_pct <= eac_over_red_pct);
