-- erp: compatible
-- An authorised estimate may have a day on which it is to be paid, and since when one is in its state tells how long it waits
-- for somebody. Older code moves it without telling; it then seems to wait for longer.
ALTER TABLE construccion_estimates.estimates
    ADD COLUMN payment_due_on date,
    ADD COLUMN status_since   timestamptz NOT NULL DEFAULT now(),
    DROP CONSTRAINT estimates_status_check,
    ADD CONSTRAINT estimates_status_check CHECK (status IN
        ('draft', 'submitted', 'reviewed', 'authorized', 'programmed', 'paid', 'rejected', 'cancelled'));

ALTER TABLE construccion.parameters
    ADD COLUMN remind_after_hours   int NOT NULL DEFAULT 24 CHECK (remind_after_hours > 0),
    ADD COLUMN escalate_after_hours int NOT NULL DEFAULT 48,
    ADD CHECK (remind_after_hours <= escalate_after_hours);
