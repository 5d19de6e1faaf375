-- erp: compatible
-- When a part of a work is planned to be built. A part without dates follows the one above it, and at the top the work's
-- term. Older code makes parts without dates and goes on doing so.
ALTER TABLE construccion.wbs_items
    ADD COLUMN planned_start date,
    ADD COLUMN planned_end   date,
    ADD CHECK ((planned_start IS NULL) = (planned_end IS NULL)),
    ADD CHECK (planned_start <= planned_end);
