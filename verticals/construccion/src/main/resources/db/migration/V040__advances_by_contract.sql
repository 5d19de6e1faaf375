-- erp: compatible
-- A contract's page and the figures of its estimates ask for its advances, settled ones too, which the index of the one
-- that is open leaves out.
CREATE INDEX advances_by_contract ON construccion_estimates.advances (tenant_id, contract_id);
