-- erp: compatible
-- A draft of an addendum that is given up keeps its number: it is cancelled, and deleted no more. Older code shows such a
-- record, and offers nothing to do with it.
ALTER TABLE construccion_contracts.addendums
    DROP CONSTRAINT addendums_status_check,
    ADD CONSTRAINT addendums_status_check CHECK (status IN ('draft', 'approved', 'cancelled'));
