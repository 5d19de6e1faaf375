CREATE TABLE erp_contract (
    version       int         PRIMARY KEY,
    script        text        NOT NULL,
    checksum      int         NOT NULL,
    breaks_before int,
    release       text        NOT NULL,
    at            timestamptz NOT NULL DEFAULT now(),
    by_role       name        NOT NULL DEFAULT session_user
)
