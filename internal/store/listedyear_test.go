package store

import (
	"path/filepath"
	"testing"
)

func TestAnAwardIsFoundUnderTheYearOfItsContest(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		later := anAward("award-1", anyang, "적극행정 종합평가", "2021-03", "source-1")
		later.Year = 2020
		unsaid := anAward("award-2", anyang, "청년친화헌정대상", "2021", "source-1")
		unsaid.Year = 0
		mustSave(t, db, aSource("source-1", "one"), aSource("source-2", "two"), aPractice("practice-1", "시책", "source-1"), later, unsaid)
		for year, want := range map[int]string{2020: "award-1", 2021: "award-2"} {
			page, err := db.Awards(t.Context(), AwardFilter{Year: year})
			if err != nil || len(page.Items) != 1 || page.Items[0].ID != want {
				t.Errorf("of %d: %v %v, want %s", year, ids(page.Items), err, want)
			}
		}
		// Both were received in the year that the claim speaks of.
		if n, err := db.OnRecord(t.Context(), aClaim("claim-1", anyang, 16, "source-2")); err != nil || n != 2 {
			t.Errorf("%d on record, want 2; error %v", n, err)
		}
	})
}

func TestADatabaseOfTheOldRuleListsByTheYearOfTheContest(t *testing.T) {
	t.Parallel()
	from, path := openFile(t), filepath.Join(t.TempDir(), "bonbogi.db")
	award := anAward("award-9", anyang, "적극행정 종합평가", "2021-03", "source-1")
	award.Year = 2020
	mustSave(t, from, aSource("source-1", "글"), award)
	makeFirst(t, sqlite, path, from, "UPDATE awards SET listed_year = 2021", "DELETE FROM "+schemaTable+" WHERE version_id > 1")
	page, err := openAt(t, path).Awards(t.Context(), AwardFilter{Year: 2020})
	if err != nil || len(page.Items) != 1 {
		t.Errorf("of 2020: %v %v", page.Items, err)
	}
}
