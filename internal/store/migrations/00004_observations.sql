-- +goose Up
-- Observations lie in packed blocks: docs/format/blocks.md. BLOB is bytes on both engines: a domain on PostgreSQL
-- (postgres.go). Governments and indicators have small numbers here, from 0 on, given on first use.

CREATE TABLE observed_governments (
    place      BIGINT NOT NULL PRIMARY KEY,
    government CTEXT  NOT NULL
);
CREATE UNIQUE INDEX observed_governments_government ON observed_governments (government);

CREATE TABLE observed_indicators (
    number    BIGINT NOT NULL PRIMARY KEY,
    indicator CTEXT  NOT NULL REFERENCES indicators (id)
);
CREATE UNIQUE INDEX observed_indicators_indicator ON observed_indicators (indicator);

CREATE TABLE imports (
    number            BIGINT NOT NULL PRIMARY KEY,
    id                CTEXT  NOT NULL,
    source            CTEXT  NOT NULL REFERENCES sources (id),
    file              CTEXT  NOT NULL,
    digest            CTEXT  NOT NULL,
    mapping           CTEXT  NOT NULL,
    shape             CTEXT  NOT NULL,
    new_figures       BIGINT NOT NULL,
    revised_figures   BIGINT NOT NULL,
    unchanged_figures BIGINT NOT NULL,
    rejected_figures  BIGINT NOT NULL,
    at                CTEXT  NOT NULL,
    who               CTEXT  NOT NULL,
    why               CTEXT  NOT NULL
);
CREATE UNIQUE INDEX imports_id ON imports (id);
CREATE INDEX imports_at ON imports (at);
CREATE INDEX imports_shape ON imports (shape, number);
CREATE INDEX imports_digest ON imports (digest, number);

-- One indicator, one period, up to 4,096 governments: those whose place divided by 4,096 is the number of the block.
-- A period's blocks of all indicators lie together. To look at three references a row takes PostgreSQL a third of the time of
-- an import, so a restore looks at them (wholeobservations.go).
CREATE TABLE observation_blocks (
    period      CTEXT  NOT NULL,
    block       BIGINT NOT NULL,
    indicator   BIGINT NOT NULL, -- observed_indicators (number)
    created     BIGINT NOT NULL, -- imports (number): the import that made the block
    import      BIGINT NOT NULL, -- imports (number): the last one that changed it
    value       BLOB,
    status      BLOB,
    low         BLOB,
    high        BLOB,
    numerator   BLOB,
    denominator BLOB,
    note        BLOB,
    PRIMARY KEY (period, block, indicator)
);
CREATE INDEX observation_blocks_indicator ON observation_blocks (indicator, period, block, created);

-- What stood in a block before an import changed it: the slots that changed, and their figures in that order.
CREATE TABLE observation_changes (
    indicator   BIGINT NOT NULL REFERENCES observed_indicators (number),
    period      CTEXT  NOT NULL,
    block       BIGINT NOT NULL,
    import      BIGINT NOT NULL REFERENCES imports (number),
    revised     BIGINT NOT NULL, -- of how many slots anything had been said
    slots       BLOB   NOT NULL,
    value       BLOB,
    status      BLOB,
    low         BLOB,
    high        BLOB,
    numerator   BLOB,
    denominator BLOB,
    note        BLOB,
    PRIMARY KEY (indicator, period, block, import)
);
CREATE INDEX observation_changes_import ON observation_changes (import DESC, indicator, period, block, revised);

-- The same values turned: one government, one period, 256 indicators. Made from the blocks, and so not exported.
CREATE TABLE profile_blocks (
    period CTEXT  NOT NULL,
    place  BIGINT NOT NULL,
    block  BIGINT NOT NULL,
    value  BLOB,
    status BLOB,
    PRIMARY KEY (period, place, block)
);
