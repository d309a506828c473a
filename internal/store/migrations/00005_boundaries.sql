-- +goose Up
-- Outlines of governments for maps: a file as it was uploaded (GeoJSON or TopoJSON, packed with gzip, in base64), and which
-- property of an area says by code or name whose it is.
CREATE TABLE boundaries (
    id         CTEXT   NOT NULL PRIMARY KEY,
    name       CTEXT   NOT NULL,
    valid_from CTEXT   NOT NULL, -- the day from which they hold
    publisher  CTEXT   NOT NULL,
    licence    CTEXT   NOT NULL,
    url        CTEXT   NOT NULL,
    layer      CTEXT   NOT NULL, -- of the file
    property   CTEXT   NOT NULL,
    scheme     CTEXT   NOT NULL, -- of codes; empty: any, or names
    areas      BIGINT  NOT NULL,
    joined     BIGINT  NOT NULL, -- areas that have a government
    withdrawn  BOOLEAN NOT NULL,
    at         CTEXT   NOT NULL,
    who        CTEXT   NOT NULL,
    file       CTEXT   NOT NULL
);
CREATE INDEX boundaries_valid_from ON boundaries (valid_from) WHERE withdrawn = FALSE;

-- The sum of all revisions tells whether a definition changed: it is asked for with every page about figures.
CREATE INDEX indicators_revision ON indicators (revision);
