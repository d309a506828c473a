package store

import (
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
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
	path := filepath.Join(t.TempDir(), "bonbogi.db")
	db := openAt(t, path)
	award := anAward("award-9", anyang, "적극행정 종합평가", "2021-03", "source-1")
	award.Year = 2020
	mustSave(t, db, append(oneOfEach(), award)...)
	statements := []string{"UPDATE awards SET listed_year = 2021", "DELETE FROM " + schemaTable + " WHERE version_id > 1"}
	for _, index := range []string{"proposals_party", "proposals_other_party", "proposals_same_as"} {
		statements = append(statements, "DROP INDEX "+index)
	}
	for _, c := range columnsAfter(t, 1) {
		statements = append(statements, "ALTER TABLE "+c.table+" DROP COLUMN "+c.column)
	}
	newest, err := newestVersion()
	if err != nil {
		t.Fatal(err)
	}
	old, err := tablesOf(1)
	if err != nil {
		t.Fatal(err)
	}
	all, err := tablesOf(newest)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range slices.Backward(all[len(old):]) { // the last first, which refer to the ones before
		statements = append(statements, "DROP TABLE "+table)
	}
	for _, statement := range statements {
		if _, err := db.writer.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	page, err := openAt(t, path).Awards(t.Context(), AwardFilter{Year: 2020})
	if err != nil || len(page.Items) != 1 {
		t.Errorf("of 2020: %v %v", page.Items, err)
	}
}

// columnsAfter are the columns that migrations after a version added to tables that were there.
func columnsAfter(t *testing.T, version int64) (out []struct{ table, column string }) {
	t.Helper()
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	were, err := tablesOf(version)
	if err != nil {
		t.Fatal(err)
	}
	addColumn := regexp.MustCompile(`(?m)^ALTER TABLE (\w+) ADD COLUMN (\w+)`)
	for _, file := range files {
		b, err := migrations.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range addColumn.FindAllSubmatch(b, -1) {
			if table := string(m[1]); slices.Contains(were, table) {
				out = append(out, struct{ table, column string }{table, string(m[2])})
			}
		}
	}
	return out
}
