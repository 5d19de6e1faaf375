-- erp: compatible
-- A draft of a budget or a contract that is given up keeps its number: it is cancelled, and deleted no more. Older code shows
-- such a record, and offers nothing to do with it.
ALTER TABLE construccion_budgets.budgets
    DROP CONSTRAINT budgets_status_check,
    ADD CONSTRAINT budgets_status_check CHECK (status IN ('draft', 'approved', 'superseded', 'cancelled'));

ALTER TABLE construccion_contracts.contracts
    DROP CONSTRAINT contracts_status_check,
    ADD CONSTRAINT contracts_status_check CHECK (status IN ('draft', 'active', 'closed', 'settled', 'cancelled'));
