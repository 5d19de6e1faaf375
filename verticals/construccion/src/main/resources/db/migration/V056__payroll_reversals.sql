-- erp: compatible
-- A payroll that was posted by mistake is reversed: it stays as it was, and its cost is taken back by a row of its own.
ALTER TABLE construccion_hr.payrolls
    DROP CONSTRAINT payrolls_status_check,
    ADD CONSTRAINT payrolls_status_check CHECK (status IN ('draft', 'posted', 'reversed', 'cancelled'));

ALTER TABLE construccion_budgets.actual_costs
    DROP CONSTRAINT actual_costs_source_check,
    ADD CONSTRAINT actual_costs_source_check CHECK
        (source IN ('receipt', 'payroll', 'payroll_reversal', 'subcontract', 'purchase_return'));
