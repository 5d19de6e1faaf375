-- erp: compatible
-- Whether what a receipt brought lay at the site from then on, so that what goes back is taken from where it was put: a
-- revision of the budget may call its concept otherwise by then. Null in drafts, and in what was posted before or by older
-- code, of which the budget of the day tells.
ALTER TABLE construccion_purchasing.receipt_lines ADD COLUMN into_stock boolean;
