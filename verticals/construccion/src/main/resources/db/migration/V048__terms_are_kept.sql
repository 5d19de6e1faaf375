-- erp: compatible
-- Whoever hires, releases or hires again writes the person's record, older code too: from it the terms follow, and only from
-- it. A person of whom nothing is kept yet gets the term that the record told before it changed.
CREATE FUNCTION construccion_hr.keep_employment() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.hired_on, NEW.left_on, NEW.reason) IS NOT DISTINCT FROM (OLD.hired_on, OLD.left_on, OLD.reason) THEN
            RETURN NULL;
        END IF;
        INSERT INTO construccion_hr.employments (tenant_id, id, employee_id, hired_on, left_on, reason)
        VALUES (OLD.tenant_id, gen_random_uuid(), OLD.id, OLD.hired_on, OLD.left_on, OLD.reason)
        ON CONFLICT DO NOTHING;
        IF OLD.left_on IS NULL OR NEW.left_on IS NOT NULL THEN
            UPDATE construccion_hr.employments
               SET hired_on = NEW.hired_on, left_on = NEW.left_on, reason = NEW.reason,
                   version = version + 1, updated_at = now()
             WHERE tenant_id = OLD.tenant_id AND employee_id = OLD.id AND hired_on = OLD.hired_on;
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO construccion_hr.employments (tenant_id, id, employee_id, hired_on, left_on, reason)
    VALUES (NEW.tenant_id, gen_random_uuid(), NEW.id, NEW.hired_on, NEW.left_on, NEW.reason);
    RETURN NULL;
END
$body$;

CREATE TRIGGER keep_employment AFTER INSERT OR UPDATE ON construccion_hr.employees
    FOR EACH ROW EXECUTE FUNCTION construccion_hr.keep_employment();
