-- +goose Up
-- An award and a selection are listed under the year of the contest, and only where nobody says it under the
-- year in which it was received or decided.
UPDATE awards SET listed_year = year WHERE year <> 0;
UPDATE selections SET listed_year = year WHERE year <> 0;
