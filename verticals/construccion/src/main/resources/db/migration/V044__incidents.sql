-- erp: compatible
-- What hurt somebody at a work, or nearly did, and what is done so that it does not happen again. Its numbers have no
-- hole. Once it is closed, it and its actions stay as they are for ever.
CREATE TABLE construccion_hse.incidents (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    created_by  uuid,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    folio       text        NOT NULL,
    project_id  uuid        NOT NULL,
    occurred_on date        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN
                ('near_miss', 'first_aid', 'medical_treatment', 'lost_time', 'fatality')),
    description text        NOT NULL,
    employee_id uuid,
    lost_days   int         CHECK (lost_days > 0),
    root_cause  text,
    status      text        NOT NULL DEFAULT 'reported' CHECK (status IN ('reported', 'investigating', 'closed')),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, folio),
    FOREIGN KEY (tenant_id, project_id) REFERENCES construccion.projects (tenant_id, id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES construccion_hr.employees (tenant_id, id),
    CHECK (kind = 'near_miss' OR employee_id IS NOT NULL),
    CHECK (kind = 'lost_time' OR lost_days IS NULL),
    CHECK (status <> 'closed' OR root_cause IS NOT NULL),
    CHECK (status <> 'closed' OR kind <> 'lost_time' OR lost_days IS NOT NULL)
);

CREATE INDEX incidents_by_project ON construccion_hse.incidents (tenant_id, project_id, occurred_on);
CREATE INDEX incidents_by_day ON construccion_hse.incidents (tenant_id, occurred_on);
CREATE INDEX incidents_by_employee ON construccion_hse.incidents (tenant_id, employee_id);

SELECT erp.isolate_by_tenant('construccion_hse.incidents');

CREATE TABLE construccion_hse.incident_actions (
    tenant_id      uuid        NOT NULL,
    id             uuid        NOT NULL,
    version        int         NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now(),
    created_by     uuid,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    incident_id    uuid        NOT NULL,
    description    text        NOT NULL,
    responsible_id uuid        NOT NULL,
    due_on         date        NOT NULL,
    status         text        NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
    done_on        date,
    evidence       text,
    reason         text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, incident_id) REFERENCES construccion_hse.incidents (tenant_id, id),
    FOREIGN KEY (tenant_id, responsible_id) REFERENCES construccion_hr.employees (tenant_id, id),
    CHECK ((status = 'done') = (done_on IS NOT NULL)),
    CHECK ((status = 'done') = (evidence IS NOT NULL))
);

CREATE INDEX incident_actions_by_incident ON construccion_hse.incident_actions (tenant_id, incident_id);
CREATE INDEX incident_actions_by_responsible ON construccion_hse.incident_actions (tenant_id, responsible_id);
CREATE INDEX incident_actions_open ON construccion_hse.incident_actions (tenant_id, due_on) WHERE status = 'open';

SELECT erp.isolate_by_tenant('construccion_hse.incident_actions');

-- The argument names the column that holds the incident's id.
CREATE FUNCTION construccion_hse.keep_closed_incident() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS (SELECT FROM construccion_hse.incidents i
                WHERE i.tenant_id = OLD.tenant_id AND i.id = (to_jsonb(OLD) ->> TG_ARGV[0])::uuid
                  AND i.status = 'closed') THEN
        RAISE EXCEPTION 'A closed incident stays as it is.' USING ERRCODE = '23000';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$body$;

CREATE TRIGGER keep_closed_incident BEFORE UPDATE OR DELETE ON construccion_hse.incidents
    FOR EACH ROW EXECUTE FUNCTION construccion_hse.keep_closed_incident('id');
CREATE TRIGGER keep_closed_incident BEFORE UPDATE OR DELETE ON construccion_hse.incident_actions
    FOR EACH ROW EXECUTE FUNCTION construccion_hse.keep_closed_incident('incident_id');
