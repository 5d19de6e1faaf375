-- erp: compatible
-- Whether whoever makes or submits a document may not authorise it as well. Older code makes sets of parameters without it,
-- and asks nobody else.
ALTER TABLE construccion.parameters ADD COLUMN four_eyes boolean NOT NULL DEFAULT false;
