-- +goose Up
-- Indicators are definitions, kept like facts; peer sets name those that they were found by.

CREATE TABLE indicators (
    id            CTEXT   NOT NULL PRIMARY KEY,
    revision      BIGINT  NOT NULL,
    withdrawn     BOOLEAN NOT NULL,
    created_at    CTEXT   NOT NULL,
    updated_at    CTEXT   NOT NULL,
    name          CTEXT   NOT NULL,
    name_en       CTEXT   NOT NULL,
    definition    CTEXT   NOT NULL,
    definition_en CTEXT   NOT NULL,
    unit          CTEXT   NOT NULL,
    unit_en       CTEXT   NOT NULL,
    direction     CTEXT   NOT NULL,
    measure       CTEXT   NOT NULL,
    decimals      BIGINT  NOT NULL,
    frequency     CTEXT   NOT NULL,
    rankable      BOOLEAN NOT NULL,
    interval_method CTEXT NOT NULL,
    per           DOUBLE PRECISION,
    publisher     CTEXT   NOT NULL,
    licence       CTEXT   NOT NULL,
    url           CTEXT   NOT NULL,
    version       CTEXT   NOT NULL,
    topics        CTEXT   NOT NULL,
    simulated     BOOLEAN NOT NULL,
    search        CTEXT   NOT NULL DEFAULT ''
);
CREATE INDEX indicators_name ON indicators (name, id) WHERE withdrawn = FALSE;
CREATE INDEX indicators_updated ON indicators (updated_at, id) WHERE withdrawn = FALSE;

CREATE TABLE peer_sets (
    id              CTEXT   NOT NULL PRIMARY KEY,
    revision        BIGINT  NOT NULL,
    withdrawn       BOOLEAN NOT NULL,
    created_at      CTEXT   NOT NULL,
    updated_at      CTEXT   NOT NULL,
    name            CTEXT   NOT NULL,
    government      CTEXT   NOT NULL,
    year            BIGINT  NOT NULL,
    preset          CTEXT   NOT NULL,
    method          CTEXT   NOT NULL,
    levels          CTEXT   NOT NULL,
    population      CTEXT   REFERENCES indicators (id),
    population_low  DOUBLE PRECISION,
    population_high DOUBLE PRECISION,
    size            BIGINT  NOT NULL,
    note            CTEXT   NOT NULL,
    search          CTEXT   NOT NULL DEFAULT ''
);
CREATE INDEX peer_sets_government ON peer_sets (government, year, id) WHERE withdrawn = FALSE;
CREATE INDEX peer_sets_updated ON peer_sets (updated_at, id) WHERE withdrawn = FALSE;

CREATE TABLE peer_set_variables (
    peer_set  CTEXT            NOT NULL REFERENCES peer_sets (id),
    position  BIGINT           NOT NULL,
    indicator CTEXT            NOT NULL REFERENCES indicators (id),
    weight    DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (peer_set, position)
);
CREATE INDEX peer_set_variables_indicator ON peer_set_variables (indicator);

-- Governments are not all in the database: most are in the registry.
CREATE TABLE peer_set_members (
    peer_set   CTEXT            NOT NULL REFERENCES peer_sets (id),
    position   BIGINT           NOT NULL,
    government CTEXT            NOT NULL,
    distance   DOUBLE PRECISION NOT NULL,
    shares     CTEXT            NOT NULL,
    PRIMARY KEY (peer_set, position)
);
CREATE INDEX peer_set_members_government ON peer_set_members (government);
