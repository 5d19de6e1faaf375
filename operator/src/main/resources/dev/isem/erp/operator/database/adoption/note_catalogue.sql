CREATE TABLE erp.catalogue (version int NOT NULL, parent text, object text NOT NULL, detail text NOT NULL);

CREATE TABLE erp.noted (version int PRIMARY KEY, script text NOT NULL, checksum int NOT NULL);

CREATE FUNCTION erp.note_catalogue() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $function$
BEGIN
    DELETE FROM erp.catalogue WHERE version = NEW.version;
    DELETE FROM erp.noted WHERE version = NEW.version;
    INSERT INTO erp.noted VALUES (NEW.version, NEW.script, NEW.checksum);
    INSERT INTO erp.catalogue
    SELECT NEW.version, described.* FROM (
        $catalogue$
    ) described;
    RETURN NULL;
END
$function$;

GRANT SELECT, INSERT, DELETE ON erp.catalogue, erp.noted TO $owner$;

GRANT EXECUTE ON FUNCTION erp.note_catalogue() TO $owner$
