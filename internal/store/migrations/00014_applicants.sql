-- +goose Up
-- Whoever received an award was one of the applicants: 0 of them was a number that nobody knew.
UPDATE awards SET applicants = NULL WHERE applicants = 0;
