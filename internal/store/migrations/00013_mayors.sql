-- +goose Up
-- The mayor of a city within a province stands behind an award like any other head of an office, not like a governor. Where it is
-- not said which city it is (시장상, 최우수시장상, and 광주시장상 of two), or it is a market (전통시장), the place in the contest is what
-- the grade amounts to.
UPDATE awards SET grade_class = CASE
		WHEN NOT (grade LIKE '시장%' OR grade LIKE '%(시장%' OR grade LIKE '% 시장%' OR grade LIKE '%광주시장%'
			OR grade LIKE '%전통시장%' OR grade LIKE '%재래시장%' OR grade LIKE '%골목시장%'
			OR grade LIKE '%대상시장%' OR grade LIKE '%우수시장%' OR grade LIKE '%장려시장%' OR grade LIKE '%금상시장%' OR grade LIKE '%은상시장%' OR grade LIKE '%동상시장%') THEN 'other'
		WHEN grade LIKE '%대상%' THEN 'grand'
		WHEN grade LIKE '%최우수%' OR grade LIKE '%금상%' OR grade LIKE '%1위%' OR grade LIKE '%1등%' THEN 'first'
		WHEN grade LIKE '%우수%' OR grade LIKE '%은상%' OR grade LIKE '%2위%' THEN 'excellent'
		WHEN grade LIKE '%장려%' OR grade LIKE '%동상%' OR grade LIKE '%3위%' THEN 'good'
		ELSE 'other' END
	WHERE grade_class = 'governor' AND grade LIKE '%시장%' AND grade NOT LIKE '%지사%' AND grade NOT LIKE '%특별시장%' AND grade NOT LIKE '%광역시장%'
		AND grade NOT LIKE '%특별자치시장%' AND grade NOT LIKE '%서울시장%' AND grade NOT LIKE '%부산시장%' AND grade NOT LIKE '%대구시장%'
		AND grade NOT LIKE '%인천시장%' AND grade NOT LIKE '%대전시장%' AND grade NOT LIKE '%울산시장%' AND grade NOT LIKE '%세종시장%';
