-- +goose Up
-- A practice that comes in is looked for by its name and by where it is described, its sources by address and title: by indexes,
-- or who brings in a thousand looks through all that came before each. A digest, for an address may be longer than an index takes.
-- '?' stands for what was not computed yet, of all until now: digestOlder does it when all migrations ran.
ALTER TABLE practices ADD COLUMN name_digest CTEXT NOT NULL DEFAULT '?';
ALTER TABLE practices ADD COLUMN address_digest CTEXT NOT NULL DEFAULT '?';
ALTER TABLE sources ADD COLUMN address_digest CTEXT NOT NULL DEFAULT '?';
CREATE INDEX practices_name ON practices (name_digest, owner_government) WHERE withdrawn = FALSE;
CREATE INDEX practices_other_names ON practices (owner_government) WHERE withdrawn = FALSE AND other_names <> '[]';
CREATE INDEX practices_address ON practices (address_digest) WHERE withdrawn = FALSE;
CREATE INDEX sources_address ON sources (address_digest) WHERE withdrawn = FALSE;
CREATE INDEX sources_title ON sources (title) WHERE withdrawn = FALSE;
