-- +goose Up
-- CTEXT is text in byte order on both engines: a domain on PostgreSQL (postgres.go), a type name with
-- the affinity of TEXT on SQLite. A column that may be NULL never holds ''. A column with a DEFAULT is
-- derived from the others when a record is saved, for filters and order; it is not exported.
-- Indexes leave out what is withdrawn, instead of beginning with that column: SQLite, which knows nothing of how
-- values are spread here, would take the column for one that tells records apart.

CREATE TABLE governments (
    id         CTEXT   NOT NULL PRIMARY KEY,
    revision   BIGINT  NOT NULL,
    withdrawn  BOOLEAN NOT NULL,
    created_at CTEXT   NOT NULL,
    updated_at CTEXT   NOT NULL,
    level      CTEXT   NOT NULL
);

CREATE TABLE government_forms (
    government   CTEXT  NOT NULL REFERENCES governments (id),
    position     BIGINT NOT NULL,
    name         CTEXT  NOT NULL,
    name_en      CTEXT  NOT NULL,
    aliases      CTEXT  NOT NULL,
    scheme       CTEXT  NOT NULL,
    code         CTEXT  NOT NULL,
    parent       CTEXT  NOT NULL,
    valid_from   CTEXT  NOT NULL,
    valid_to     CTEXT  NOT NULL,
    predecessors CTEXT  NOT NULL,
    PRIMARY KEY (government, position)
);

CREATE TABLE sources (
    id         CTEXT   NOT NULL PRIMARY KEY,
    revision   BIGINT  NOT NULL,
    withdrawn  BOOLEAN NOT NULL,
    created_at CTEXT   NOT NULL,
    updated_at CTEXT   NOT NULL,
    type       CTEXT   NOT NULL,
    publisher  CTEXT   NOT NULL,
    title      CTEXT   NOT NULL,
    date       CTEXT   NOT NULL,
    url        CTEXT   NOT NULL,
    text       CTEXT   NOT NULL,
    note       CTEXT   NOT NULL,
    note_en    CTEXT   NOT NULL,
    digest     CTEXT   NOT NULL DEFAULT '',
    search     CTEXT   NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX sources_digest ON sources (digest) WHERE digest <> '';
CREATE INDEX sources_date ON sources (date, id) WHERE withdrawn = FALSE;
CREATE INDEX sources_created ON sources (created_at, id) WHERE withdrawn = FALSE;

CREATE TABLE practices (
    id               CTEXT   NOT NULL PRIMARY KEY,
    revision         BIGINT  NOT NULL,
    withdrawn        BOOLEAN NOT NULL,
    created_at       CTEXT   NOT NULL,
    updated_at       CTEXT   NOT NULL,
    owner_government CTEXT   NOT NULL,
    owner_name       CTEXT   NOT NULL,
    owner_type       CTEXT   NOT NULL,
    owner_count      BIGINT  NOT NULL,
    name             CTEXT   NOT NULL,
    name_en          CTEXT   NOT NULL,
    other_names      CTEXT   NOT NULL,
    summary          CTEXT   NOT NULL,
    summary_en       CTEXT   NOT NULL,
    problem          CTEXT   NOT NULL,
    measures         CTEXT   NOT NULL,
    cost             CTEXT   NOT NULL,
    legal_basis      CTEXT   NOT NULL,
    results          CTEXT   NOT NULL,
    department       CTEXT   NOT NULL,
    started          CTEXT   NOT NULL,
    status           CTEXT   NOT NULL,
    topics           CTEXT   NOT NULL,
    note             CTEXT   NOT NULL,
    note_en          CTEXT   NOT NULL,
    search           CTEXT   NOT NULL DEFAULT ''
);
CREATE INDEX practices_owner ON practices (owner_government, updated_at, id) WHERE withdrawn = FALSE;
CREATE INDEX practices_owner_name ON practices (owner_name);
CREATE INDEX practices_started ON practices (started, id) WHERE withdrawn = FALSE;
CREATE INDEX practices_updated ON practices (updated_at, id) WHERE withdrawn = FALSE;

CREATE TABLE awards (
    id                   CTEXT   NOT NULL PRIMARY KEY,
    revision             BIGINT  NOT NULL,
    withdrawn            BOOLEAN NOT NULL,
    created_at           CTEXT   NOT NULL,
    updated_at           CTEXT   NOT NULL,
    recipient_government CTEXT   NOT NULL,
    recipient_name       CTEXT   NOT NULL,
    recipient_type       CTEXT   NOT NULL,
    recipient_count      BIGINT  NOT NULL,
    name                 CTEXT   NOT NULL,
    name_en              CTEXT   NOT NULL,
    honoured             CTEXT   NOT NULL,
    grade                CTEXT   NOT NULL,
    conferrer_government CTEXT   NOT NULL,
    conferrer_name       CTEXT   NOT NULL,
    conferrer_party_type CTEXT   NOT NULL,
    conferrer_count      BIGINT  NOT NULL,
    conferrer_type       CTEXT   NOT NULL,
    year                 BIGINT  NOT NULL,
    received             CTEXT   NOT NULL,
    streak               BIGINT  NOT NULL,
    practice             CTEXT   REFERENCES practices (id),
    department           CTEXT   NOT NULL,
    applicants           BIGINT,
    winners              BIGINT,
    prize                BIGINT,
    fee                  BIGINT,
    note                 CTEXT   NOT NULL,
    note_en              CTEXT   NOT NULL,
    listed_year          BIGINT  NOT NULL DEFAULT 0,
    grade_class          CTEXT   NOT NULL DEFAULT '',
    search               CTEXT   NOT NULL DEFAULT ''
);
CREATE INDEX awards_recipient ON awards (recipient_government, listed_year, received, id, recipient_type) WHERE withdrawn = FALSE;
CREATE INDEX awards_recipient_name ON awards (recipient_name);
CREATE INDEX awards_year ON awards (listed_year, received, id) WHERE withdrawn = FALSE;
CREATE INDEX awards_created ON awards (created_at, id) WHERE withdrawn = FALSE;
CREATE INDEX awards_practice ON awards (practice);

CREATE TABLE selections (
    id                   CTEXT   NOT NULL PRIMARY KEY,
    revision             BIGINT  NOT NULL,
    withdrawn            BOOLEAN NOT NULL,
    created_at           CTEXT   NOT NULL,
    updated_at           CTEXT   NOT NULL,
    recipient_government CTEXT   NOT NULL,
    recipient_name       CTEXT   NOT NULL,
    recipient_type       CTEXT   NOT NULL,
    recipient_count      BIGINT  NOT NULL,
    programme            CTEXT   NOT NULL,
    conferrer_government CTEXT   NOT NULL,
    conferrer_name       CTEXT   NOT NULL,
    conferrer_type       CTEXT   NOT NULL,
    conferrer_count      BIGINT  NOT NULL,
    year                 BIGINT  NOT NULL,
    decided              CTEXT   NOT NULL,
    amount               BIGINT,
    practice             CTEXT   REFERENCES practices (id),
    note                 CTEXT   NOT NULL,
    note_en              CTEXT   NOT NULL,
    listed_year          BIGINT  NOT NULL DEFAULT 0,
    search               CTEXT   NOT NULL DEFAULT ''
);
CREATE INDEX selections_recipient ON selections (recipient_government, listed_year, decided, id) WHERE withdrawn = FALSE;
CREATE INDEX selections_recipient_name ON selections (recipient_name);
CREATE INDEX selections_year ON selections (listed_year, decided, id) WHERE withdrawn = FALSE;
CREATE INDEX selections_practice ON selections (practice);

CREATE TABLE visits (
    id               CTEXT   NOT NULL PRIMARY KEY,
    revision         BIGINT  NOT NULL,
    withdrawn        BOOLEAN NOT NULL,
    created_at       CTEXT   NOT NULL,
    updated_at       CTEXT   NOT NULL,
    guest_government CTEXT   NOT NULL,
    guest_name       CTEXT   NOT NULL,
    guest_type       CTEXT   NOT NULL,
    guest_count      BIGINT  NOT NULL,
    host_government  CTEXT   NOT NULL,
    host_name        CTEXT   NOT NULL,
    host_type        CTEXT   NOT NULL,
    host_count       BIGINT  NOT NULL,
    host_department  CTEXT   NOT NULL,
    date             CTEXT   NOT NULL,
    purpose          CTEXT   NOT NULL,
    status           CTEXT   NOT NULL,
    people           BIGINT,
    note             CTEXT   NOT NULL,
    note_en          CTEXT   NOT NULL,
    search           CTEXT   NOT NULL DEFAULT ''
);
CREATE INDEX visits_host ON visits (host_government, date, id) WHERE withdrawn = FALSE;
CREATE INDEX visits_guest ON visits (guest_government, date, id) WHERE withdrawn = FALSE;
CREATE INDEX visits_date ON visits (date, id) WHERE withdrawn = FALSE;
CREATE INDEX visits_created ON visits (created_at, id) WHERE withdrawn = FALSE;

CREATE TABLE visit_practices (
    visit    CTEXT  NOT NULL REFERENCES visits (id),
    position BIGINT NOT NULL,
    practice CTEXT  NOT NULL REFERENCES practices (id),
    PRIMARY KEY (visit, position)
);
CREATE INDEX visit_practices_practice ON visit_practices (practice);

CREATE TABLE adoptions (
    id                 CTEXT   NOT NULL PRIMARY KEY,
    revision           BIGINT  NOT NULL,
    withdrawn          BOOLEAN NOT NULL,
    created_at         CTEXT   NOT NULL,
    updated_at         CTEXT   NOT NULL,
    practice           CTEXT   NOT NULL REFERENCES practices (id),
    origin_government  CTEXT   NOT NULL,
    origin_name        CTEXT   NOT NULL,
    origin_type        CTEXT   NOT NULL,
    origin_count       BIGINT  NOT NULL,
    adopter_government CTEXT   NOT NULL,
    adopter_name       CTEXT   NOT NULL,
    adopter_type       CTEXT   NOT NULL,
    adopter_count      BIGINT  NOT NULL,
    form               CTEXT   NOT NULL,
    date               CTEXT   NOT NULL,
    date_sense         CTEXT   NOT NULL,
    claimed_by         CTEXT   NOT NULL,
    note               CTEXT   NOT NULL,
    note_en            CTEXT   NOT NULL,
    search             CTEXT   NOT NULL DEFAULT ''
);
CREATE INDEX adoptions_origin ON adoptions (origin_government, date, id) WHERE withdrawn = FALSE;
CREATE INDEX adoptions_adopter ON adoptions (adopter_government, date, id) WHERE withdrawn = FALSE;
CREATE INDEX adoptions_practice ON adoptions (practice, date, id) WHERE withdrawn = FALSE;
CREATE INDEX adoptions_date ON adoptions (date, id) WHERE withdrawn = FALSE;

CREATE TABLE claims (
    id                 CTEXT   NOT NULL PRIMARY KEY,
    revision           BIGINT  NOT NULL,
    withdrawn          BOOLEAN NOT NULL,
    created_at         CTEXT   NOT NULL,
    updated_at         CTEXT   NOT NULL,
    subject_government CTEXT   NOT NULL,
    subject_name       CTEXT   NOT NULL,
    subject_type       CTEXT   NOT NULL,
    subject_count      BIGINT  NOT NULL,
    claim              CTEXT   NOT NULL,
    value              DOUBLE PRECISION NOT NULL,
    period             CTEXT   NOT NULL,
    as_of              CTEXT   NOT NULL,
    practice           CTEXT   REFERENCES practices (id),
    note               CTEXT   NOT NULL,
    note_en            CTEXT   NOT NULL,
    listed_year        BIGINT  NOT NULL DEFAULT 0,
    search             CTEXT   NOT NULL DEFAULT ''
);
CREATE INDEX claims_subject ON claims (subject_government, as_of, id) WHERE withdrawn = FALSE;
CREATE INDEX claims_subject_name ON claims (subject_name);
CREATE INDEX claims_as_of ON claims (as_of, id) WHERE withdrawn = FALSE;
CREATE INDEX claims_practice ON claims (practice);

-- Where a fact comes from: the sources of every kind of fact, in the order in which the fact names them.
CREATE TABLE citations (
    kind       CTEXT  NOT NULL,
    record     CTEXT  NOT NULL,
    position   BIGINT NOT NULL,
    source     CTEXT  NOT NULL REFERENCES sources (id),
    quote      CTEXT  NOT NULL,
    place      CTEXT  NOT NULL,
    part       CTEXT  NOT NULL,
    start_at   BIGINT NOT NULL,
    end_at     BIGINT NOT NULL,
    entered_by CTEXT  NOT NULL,
    PRIMARY KEY (kind, record, position)
);
CREATE INDEX citations_source ON citations (source, kind, record);

-- What was before a revision is what the revision before it left.
CREATE TABLE revisions (
    kind   CTEXT  NOT NULL,
    record CTEXT  NOT NULL,
    number BIGINT NOT NULL,
    at     CTEXT  NOT NULL,
    who    CTEXT  NOT NULL,
    why    CTEXT  NOT NULL,
    after  CTEXT  NOT NULL,
    PRIMARY KEY (kind, record, number)
);

-- Facts that were read in a source and wait for a person, or waited.
CREATE TABLE proposals (
    id          CTEXT  NOT NULL PRIMARY KEY,
    source      CTEXT  NOT NULL REFERENCES sources (id),
    kind        CTEXT  NOT NULL,
    fact        CTEXT  NOT NULL,
    fingerprint CTEXT  NOT NULL,
    quote       CTEXT  NOT NULL,
    part        CTEXT  NOT NULL,
    start_at    BIGINT NOT NULL,
    end_at      BIGINT NOT NULL,
    confidence  DOUBLE PRECISION NOT NULL,
    state       CTEXT  NOT NULL,
    record      CTEXT  NOT NULL,
    who         CTEXT  NOT NULL,
    why         CTEXT  NOT NULL,
    at          CTEXT  NOT NULL
);
CREATE UNIQUE INDEX proposals_fingerprint ON proposals (source, fingerprint);
CREATE INDEX proposals_state ON proposals (state, source);

-- The one-time tokens of forms that were stored, with the records that they stored.
CREATE TABLE tokens (
    token CTEXT NOT NULL PRIMARY KEY,
    at    CTEXT NOT NULL,
    who   CTEXT NOT NULL,
    ids   CTEXT NOT NULL
);
