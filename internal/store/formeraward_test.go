package store

import (
	"encoding/csv"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
)

func TestNoApplicantsOfAnOlderProgramAreApplicantsThatNobodyCounted(t *testing.T) {
	t.Parallel()
	onNew(t, func(t *testing.T, e engine, dsn string) {
		from := openFile(t)
		counted := bonbogi.Award{Meta: bonbogi.Meta{ID: "award-1"}, Recipient: anyang, Name: "상", ConferrerType: bonbogi.ConferrerUnknown,
			Applicants: number64(226), Sources: cite("source-1")}
		none := counted
		none.ID, none.Applicants = "award-2", number64(7)
		mustSave(t, from, aSource("source-1", "글"), counted, none)
		makeFirst(t, e, dsn, from, "UPDATE awards SET applicants = 0 WHERE id = 'award-2'",
			`UPDATE revisions SET after = REPLACE(after, '"applicants":7', '"applicants":0') WHERE record = 'award-2'`)
		db := openAt(t, dsn)
		check := func(db *DB) {
			t.Helper()
			if a := mustGet[bonbogi.Award](t, db, "award-1"); a.Applicants == nil || *a.Applicants != *counted.Applicants {
				t.Errorf("the other has %v applicants", a.Applicants)
			}
			a := mustGet[bonbogi.Award](t, db, "award-2")
			if a.Applicants != nil {
				t.Errorf("it has %d applicants", *a.Applicants)
			}
		}
		check(db)
		dir := filepath.Join(t.TempDir(), "export")
		if err := db.Export(t.Context(), dir, ExportOptions{}); err != nil {
			t.Fatal(err)
		}
		loaded := openFile(t)
		if err := loaded.Load(t.Context(), dir); err != nil { // its history is compared
			t.Fatal(err)
		}
		check(loaded)

		// The export of a program of before.
		files := folder(t, dir)
		rows, err := csv.NewReader(strings.NewReader(files["awards.csv"])).ReadAll()
		if err != nil || rows[2][0] != "award-2" {
			t.Fatal(rows, err)
		}
		rows[2][slices.Index(rows[0], "applicants")] = "0"
		var b strings.Builder
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "awards.csv"), b.String())
		write(t, filepath.Join(dir, packageFile), regexp.MustCompile(`"bonbogi:tables": \d+`).ReplaceAllString(files[packageFile], `"bonbogi:tables": 13`))
		older := openFile(t)
		if err := older.Load(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
		check(older)
	})
}
