-- erp: compatible
-- Subcontracts that were signed before they did anything to the budget: what is agreed is committed, and what was
-- authorised of it has become a cost. What older code authorises while it still serves is not booked.
INSERT INTO construccion_budgets.commitments
       (tenant_id, id, project_id, code, source, source_id, line_id, amount, released)
SELECT f.tenant_id, gen_random_uuid(), f.project_id, f.code, 'subcontract', f.contract_id, f.line_id, f.amount,
       CASE WHEN f.status = 'active' THEN least(f.amount, f.authorised) ELSE f.amount END
  FROM (SELECT c.tenant_id, c.project_id, c.status, c.id AS contract_id, l.id AS line_id, l.code,
               l.amount + (SELECT coalesce(sum(a.amount), 0) FROM construccion_contracts.addendum_lines a
                             JOIN construccion_contracts.addendums d ON d.tenant_id = a.tenant_id AND d.id = a.addendum_id
                            WHERE a.tenant_id = l.tenant_id AND a.contract_line_id = l.id AND d.status = 'approved') AS amount,
               (SELECT coalesce(sum(x.amount), 0) FROM construccion_estimates.estimate_lines x
                  JOIN construccion_estimates.estimates e ON e.tenant_id = x.tenant_id AND e.id = x.estimate_id
                 WHERE x.tenant_id = l.tenant_id AND x.contract_line_id = l.id
                   AND e.status IN ('authorized', 'paid')) AS authorised
          FROM construccion_contracts.contracts c JOIN construccion_contracts.contract_lines l
            ON l.tenant_id = c.tenant_id AND l.contract_id = c.id
         WHERE c.type = 'subcontract' AND c.status <> 'draft') f
ON CONFLICT (tenant_id, source, source_id, line_id) DO NOTHING;

INSERT INTO construccion_budgets.actual_costs
       (tenant_id, id, project_id, code, source, source_id, line_id, incurred_on, amount)
SELECT x.tenant_id, gen_random_uuid(), c.project_id, l.code, 'subcontract', e.id, l.id, e.period_to, x.amount
  FROM construccion_estimates.estimates e
  JOIN construccion_estimates.estimate_lines x ON x.tenant_id = e.tenant_id AND x.estimate_id = e.id
  JOIN construccion_contracts.contract_lines l ON l.tenant_id = x.tenant_id AND l.id = x.contract_line_id
  JOIN construccion_contracts.contracts c ON c.tenant_id = l.tenant_id AND c.id = l.contract_id
 WHERE c.type = 'subcontract' AND e.status IN ('authorized', 'paid')
ON CONFLICT (tenant_id, source, source_id, line_id) DO NOTHING;
