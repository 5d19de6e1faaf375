-- erp: compatible
-- The terms of those who were hired before these were kept: the last one as their record tells it, and earlier ones as the
-- log tells of each time that somebody was hired again. Whatever is kept already wins.
INSERT INTO construccion_hr.employments (tenant_id, id, employee_id, hired_on, left_on, reason)
SELECT tenant_id, gen_random_uuid(), id, hired_on, left_on, reason FROM construccion_hr.employees
ON CONFLICT DO NOTHING;

INSERT INTO construccion_hr.employments (tenant_id, id, employee_id, hired_on, left_on, reason)
SELECT e.tenant_id, gen_random_uuid(), e.id, (l.before ->> 'hiredOn')::date, (l.before ->> 'leftOn')::date,
       l.before ->> 'reason'
  FROM construccion.audit_log l JOIN construccion_hr.employees e
    ON e.tenant_id = l.tenant_id AND e.id::text = l.record_id
 WHERE l.resource = 'employees' AND l.action = 'rehire' AND l.before ->> 'leftOn' IS NOT NULL
 ORDER BY l.created_at
ON CONFLICT DO NOTHING;
