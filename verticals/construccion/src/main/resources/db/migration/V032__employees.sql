-- erp: compatible
-- Who works for a company: known to the register of persons by the CURP, to the tax office by the RFC and to social
-- security by the NSS. Somebody who left keeps the record, and comes back into it.
CREATE TABLE construccion_hr.employees (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    code       text        NOT NULL,
    name       text        NOT NULL,
    trade      text        NOT NULL,
    curp       text        NOT NULL CHECK (length(curp) = 18),
    rfc        text        NOT NULL CHECK (length(rfc) = 13),
    nss        text        NOT NULL CHECK (nss ~ '^[0-9]{11}$'),
    birth_date date        NOT NULL,
    hired_on   date        NOT NULL,
    left_on    date,
    reason     text,
    status     text        NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left')),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code),
    UNIQUE (tenant_id, curp),
    UNIQUE (tenant_id, rfc),
    UNIQUE (tenant_id, nss),
    CHECK (birth_date + interval '18 years' <= hired_on),
    CHECK (hired_on <= left_on),
    CHECK ((status = 'left') = (left_on IS NOT NULL))
);

SELECT erp.isolate_by_tenant('construccion_hr.employees');
