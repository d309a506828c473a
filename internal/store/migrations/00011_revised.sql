-- +goose Up
-- What changed since a moment: the search index asks for it again and again.
CREATE INDEX revisions_at ON revisions (at);
