-- +goose Up
-- In whose name a contest is held and who runs it, its number, and whether the government looked at a private
-- award before it applied. NULL is nothing said, as of all awards until now.
ALTER TABLE awards ADD COLUMN host_government CTEXT;
ALTER TABLE awards ADD COLUMN host_name CTEXT;
ALTER TABLE awards ADD COLUMN host_type CTEXT;
ALTER TABLE awards ADD COLUMN host_count BIGINT;
ALTER TABLE awards ADD COLUMN organiser_government CTEXT;
ALTER TABLE awards ADD COLUMN organiser_name CTEXT;
ALTER TABLE awards ADD COLUMN organiser_type CTEXT;
ALTER TABLE awards ADD COLUMN organiser_count BIGINT;
ALTER TABLE awards ADD COLUMN round BIGINT;
ALTER TABLE awards ADD COLUMN review CTEXT;

-- The deputy prime minister who heads a ministry gives a minister's award.
UPDATE awards SET grade_class = 'minister'
    WHERE grade_class = 'prime_minister' AND grade LIKE '%부총리%' AND grade NOT LIKE '%국무총리%';
