-- +goose Up
-- What another government needs in order to take a practice over. Lists of what has parts or refers to records are tables.

ALTER TABLE practices ADD COLUMN workings CTEXT;
ALTER TABLE practices ADD COLUMN cost_first BIGINT;
ALTER TABLE practices ADD COLUMN cost_yearly BIGINT;
ALTER TABLE practices ADD COLUMN currency CTEXT;
ALTER TABLE practices ADD COLUMN funding CTEXT;
ALTER TABLE practices ADD COLUMN people CTEXT;
ALTER TABLE practices ADD COLUMN time_needed CTEXT;
ALTER TABLE practices ADD COLUMN partners CTEXT;
ALTER TABLE practices ADD COLUMN conditions CTEXT;
ALTER TABLE practices ADD COLUMN limits CTEXT;
ALTER TABLE practices ADD COLUMN side_effects CTEXT;
ALTER TABLE practices ADD COLUMN otherwise CTEXT;
ALTER TABLE practices ADD COLUMN software_url CTEXT;
ALTER TABLE practices ADD COLUMN publiccode CTEXT;
ALTER TABLE practices ADD COLUMN contact_office CTEXT;
ALTER TABLE practices ADD COLUMN contact_phone CTEXT;
ALTER TABLE practices ADD COLUMN contact_email CTEXT;
ALTER TABLE practices ADD COLUMN contact_url CTEXT;
ALTER TABLE practices ADD COLUMN ended CTEXT;
ALTER TABLE practices ADD COLUMN functions CTEXT;
ALTER TABLE practices ADD COLUMN extra CTEXT;

CREATE TABLE practice_steps (
    practice CTEXT  NOT NULL REFERENCES practices (id),
    position BIGINT NOT NULL,
    step     CTEXT  NOT NULL,
    PRIMARY KEY (practice, position)
);

CREATE TABLE practice_legal_bases (
    practice CTEXT  NOT NULL REFERENCES practices (id),
    position BIGINT NOT NULL,
    title    CTEXT  NOT NULL,
    article  CTEXT  NOT NULL,
    url      CTEXT  NOT NULL,
    PRIMARY KEY (practice, position)
);

CREATE TABLE practice_aims (
    practice  CTEXT  NOT NULL REFERENCES practices (id),
    position  BIGINT NOT NULL,
    indicator CTEXT  REFERENCES indicators (id),
    name      CTEXT  NOT NULL,
    direction CTEXT  NOT NULL,
    months    BIGINT NOT NULL, -- 0: nobody says after how long
    PRIMARY KEY (practice, position)
);
CREATE INDEX practice_aims_indicator ON practice_aims (indicator);

CREATE TABLE practice_reusables (
    practice CTEXT  NOT NULL REFERENCES practices (id),
    position BIGINT NOT NULL,
    type     CTEXT  NOT NULL,
    name     CTEXT  NOT NULL,
    url      CTEXT  NOT NULL,
    licence  CTEXT  NOT NULL,
    PRIMARY KEY (practice, position)
);

-- What a practice is based on: another one on record, or the address of one elsewhere.
CREATE TABLE practice_bases (
    practice CTEXT  NOT NULL REFERENCES practices (id),
    position BIGINT NOT NULL,
    base     CTEXT  REFERENCES practices (id),
    url      CTEXT  NOT NULL,
    PRIMARY KEY (practice, position)
);
CREATE INDEX practice_bases_base ON practice_bases (base);

-- What was done and the legal basis were texts; each line that is not blank becomes a row. RTRIM with all characters of a
-- text but the line feed leaves what stands up to its last line feed: so the last line is cut off again and again.
-- +goose StatementBegin
INSERT INTO practice_steps (practice, position, step)
WITH RECURSIVE cut (practice, head, line, turn) AS (
    SELECT id, CAST(measures AS CTEXT), CAST('' AS CTEXT), 0 FROM practices
    UNION ALL
    SELECT practice,
        CAST(SUBSTR(head, 1, CASE WHEN RTRIM(head, REPLACE(head, '
', '')) = '' THEN 0 ELSE LENGTH(RTRIM(head, REPLACE(head, '
', ''))) - 1 END) AS CTEXT),
        CAST(TRIM(SUBSTR(head, LENGTH(RTRIM(head, REPLACE(head, '
', ''))) + 1)) AS CTEXT),
        turn + 1
    FROM cut WHERE head <> ''
)
SELECT practice, ROW_NUMBER() OVER (PARTITION BY practice ORDER BY turn DESC) - 1, line FROM cut WHERE line <> '';
-- +goose StatementEnd

-- +goose StatementBegin
INSERT INTO practice_legal_bases (practice, position, title, article, url)
WITH RECURSIVE cut (practice, head, line, turn) AS (
    SELECT id, CAST(legal_basis AS CTEXT), CAST('' AS CTEXT), 0 FROM practices
    UNION ALL
    SELECT practice,
        CAST(SUBSTR(head, 1, CASE WHEN RTRIM(head, REPLACE(head, '
', '')) = '' THEN 0 ELSE LENGTH(RTRIM(head, REPLACE(head, '
', ''))) - 1 END) AS CTEXT),
        CAST(TRIM(SUBSTR(head, LENGTH(RTRIM(head, REPLACE(head, '
', ''))) + 1)) AS CTEXT),
        turn + 1
    FROM cut WHERE head <> ''
)
SELECT practice, ROW_NUMBER() OVER (PARTITION BY practice ORDER BY turn DESC) - 1, line, '', '' FROM cut WHERE line <> '';
-- +goose StatementEnd

ALTER TABLE practices DROP COLUMN measures;
ALTER TABLE practices DROP COLUMN legal_basis;

-- A practice that was given up is withdrawn; that of a record is the column of that name.
UPDATE practices SET status = 'withdrawn' WHERE status = 'abandoned';
