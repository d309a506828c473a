-- +goose Up
-- A government may bear codes of several schemes at once: words of the form scheme:code. NULL is none, as of all until now.
ALTER TABLE government_forms ADD COLUMN codes CTEXT;
