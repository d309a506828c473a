-- +goose Up
-- Whom a proposed fact is about and who else takes part: "government/type", or a name. The same fact told by several
-- sources bears the same word in same_as, and is decided once. NULL is not known, as of all until now.
ALTER TABLE proposals ADD COLUMN party CTEXT;
ALTER TABLE proposals ADD COLUMN other_party CTEXT;
ALTER TABLE proposals ADD COLUMN same_as CTEXT;
CREATE INDEX proposals_party ON proposals (party, kind) WHERE state = 'open';
CREATE INDEX proposals_other_party ON proposals (other_party) WHERE state = 'open';
CREATE INDEX proposals_same_as ON proposals (same_as) WHERE state = 'open';
