-- +goose Up
-- Tables that somebody sent and is still looking at. They are work under way: an export leaves them out, and they go after
-- some days.

CREATE TABLE uploads (
    id      CTEXT  NOT NULL PRIMARY KEY,
    file    CTEXT  NOT NULL,
    digest  CTEXT  NOT NULL,
    size    BIGINT NOT NULL,
    mapping CTEXT  NOT NULL,
    at      CTEXT  NOT NULL,
    who     CTEXT  NOT NULL,
    body    BLOB   NOT NULL
);
CREATE UNIQUE INDEX uploads_digest ON uploads (digest);
CREATE INDEX uploads_at ON uploads (at);
