package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
)

// firstTables is the number of the last migration of the first release, which knew no indicators.
const firstTables = 2

func TestADatabaseOfTheFirstReleaseKeepsEverything(t *testing.T) {
	t.Parallel()
	onNew(t, func(t *testing.T, e engine, dsn string) {
		from := openFile(t)
		government := aGovernment("uk-1", "Ashford")
		government.Forms[0].Codes = nil // they came later
		mustSave(t, from, append(slices.DeleteFunc(oneOfEach(), func(r bonbogi.Record) bool {
			return slices.Contains([]bonbogi.Kind{bonbogi.KindIndicator, bonbogi.KindPeerSet, bonbogi.KindGovernment, bonbogi.KindPractice}, r.RecordKind())
		}), government, oldPractice("practice-1"))...)
		award := mustGet[bonbogi.Award](t, from, "award-1")
		award.Host, award.Organiser, award.Round, award.Review = bonbogi.Party{}, bonbogi.Party{}, 0, bonbogi.ReviewUnknown
		award.Note = "고침"
		mustSave(t, from, award)
		if _, _, err := from.AddReading(t.Context(), kim, aSource("", "읽을 글"), someProposals(3)); err != nil {
			t.Fatal(err)
		}
		first := makeFirst(t, e, dsn, from)

		db := openAt(t, dsn)
		for _, table := range first {
			if diff := cmp.Diff(rowsOf(t, from, table), rowsOf(t, db, table)); diff != "" {
				t.Errorf("the rows of %s are others:\n%s", table.name, diff)
			}
		}
		if history, err := db.History(t.Context(), bonbogi.KindAward, "award-1"); err != nil || len(history) != 2 {
			t.Errorf("the award has %d revisions (%v)", len(history), err)
		}
		mustSave(t, db, anIndicator("indicator-1", "고령인구비율", "source-1"), aPeerSet("peers-1", anyang.Government, "indicator-1"))
		mustImport(t, db, value("indicator-1", anyang.Government, "2024", 15.1))
		dir := filepath.Join(t.TempDir(), "export")
		if err := db.Export(t.Context(), dir, ExportOptions{}); err != nil {
			t.Fatal(err)
		}
		if err := openFile(t).Load(t.Context(), dir); err != nil {
			t.Error(err)
		}
	})
}

// oldPractice is a practice with the fields that the first release had.
func oldPractice(id string) bonbogi.Practice {
	p := aPractice(id, "안전귀가 서비스", "source-1")
	return bonbogi.Practice{Meta: p.Meta, Owner: p.Owner, Name: p.Name, NameEn: p.NameEn, OtherNames: p.OtherNames, Summary: p.Summary,
		SummaryEn: p.SummaryEn, Problem: p.Problem, Cost: p.Cost, Results: p.Results, Department: p.Department, Started: p.Started,
		Status: p.Status, Topics: p.Topics, Note: p.Note, NoteEn: p.NoteEn, Sources: p.Sources}
}

func TestAPracticeOfTheFirstReleaseKeepsWhatWasDoneAndItsLegalBasis(t *testing.T) {
	t.Parallel()
	const measures = "\n관제센터를 이었다.\n\n  \"앱\"을 만들었다; 시험했다. \n경기도와 나누었다\n"
	const law = "안양시 조례\n지침 [1]"
	onNew(t, func(t *testing.T, e engine, dsn string) {
		from := openFile(t)
		mustSave(t, from, aSource("source-1", "글"), oldPractice("practice-1"), oldPractice("practice-2"))
		written, err := json.Marshal(map[string]string{"measures": measures, "legal_basis": law})
		if err != nil {
			t.Fatal(err)
		}
		makeFirst(t, e, dsn, from,
			`UPDATE practices SET measures = '`+measures+`', legal_basis = '`+law+`', status = 'abandoned' WHERE id = 'practice-1'`,
			`UPDATE revisions SET after = REPLACE(REPLACE(after, '"extended"', '"abandoned"'), '"name":"안전귀가', '`+strings.Trim(string(written), "{}")+`,"name":"안전귀가') WHERE record = 'practice-1'`)
		db := openAt(t, dsn)
		check := func(t *testing.T, db *DB) {
			t.Helper()
			p := mustGet[bonbogi.Practice](t, db, "practice-1")
			if diff := cmp.Diff([]string{"관제센터를 이었다.", `"앱"을 만들었다; 시험했다.`, "경기도와 나누었다"}, p.Steps); diff != "" {
				t.Errorf("the steps are others:\n%s", diff)
			}
			if diff := cmp.Diff([]bonbogi.LegalBasis{{Title: "안양시 조례"}, {Title: "지침 [1]"}}, p.LegalBasis); diff != "" {
				t.Errorf("the legal basis is another:\n%s", diff)
			}
			if p.Status != bonbogi.PracticeWithdrawn {
				t.Errorf("the status is %q", p.Status)
			}
			if p := mustGet[bonbogi.Practice](t, db, "practice-2"); len(p.Steps)+len(p.LegalBasis) > 0 || p.Status != bonbogi.PracticeExtended {
				t.Errorf("the other practice has steps %q, a legal basis %v and the status %s", p.Steps, p.LegalBasis, p.Status)
			}
		}
		check(t, db)
		dir := filepath.Join(t.TempDir(), "export")
		if err := db.Export(t.Context(), dir, ExportOptions{}); err != nil {
			t.Fatal(err)
		}
		loaded := openFile(t)
		if err := loaded.Load(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
		check(t, loaded)
		p := mustGet[bonbogi.Practice](t, loaded, "practice-1")
		p.Workings = "관제센터가 본다"
		mustSave(t, loaded, p)
		history, err := loaded.History(t.Context(), bonbogi.KindPractice, "practice-1")
		if err != nil || len(history) != 2 {
			t.Fatalf("the practice has %d revisions (%v)", len(history), err)
		}
	})
}

// makeFirst makes a database as the first release did, with the rows of another one, changes it, and returns its tables.
func makeFirst(t *testing.T, e engine, dsn string, from *DB, changes ...string) (first []table) {
	t.Helper()
	db := &DB{engine: e, location: dsn, log: discard}
	driver, address := "pgx", dsn
	if e == sqlite {
		driver, address = "sqlite", addressSQLite(dsn)
		if err := markSQLite(t.Context(), dsn); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if db.writer, err = sql.Open(driver, address); err != nil {
		t.Fatal(err)
	}
	defer db.writer.Close()
	if e == postgres {
		if _, err := db.writer.Exec(`CREATE DOMAIN ctext AS TEXT COLLATE "C"`); err != nil {
			t.Fatal(err)
		}
	}
	migrations, err := db.provider()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := migrations.UpTo(t.Context(), firstTables); err != nil {
		t.Fatal(err)
	}
	err = db.write(t.Context(), func(tx *sql.Tx) error {
		if first, err = tablesOfFirst(t.Context(), tx); err != nil {
			return err
		}
		for _, table := range first {
			in := &inserter{tx: tx, table: table.name, columns: table.columnNames()}
			var dropped []any // columns that were dropped since
			if table.name == "practices" {
				in.columns, dropped = append(in.columns, "measures", "legal_basis"), []any{"", ""}
			}
			err := from.read(t.Context(), func(q querier) error {
				return table.each(t.Context(), q, func(row []any) error { return in.add(t.Context(), append(row, dropped...)) })
			})
			if err := errors.Join(err, in.flush(t.Context())); err != nil {
				return err
			}
		}
		for _, change := range changes {
			if _, err := tx.ExecContext(t.Context(), change); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return first
}

// tablesOfFirst are the tables with those columns that the first release had.
func tablesOfFirst(ctx context.Context, tx *sql.Tx) (first []table, err error) {
	all, err := tables()
	if err != nil {
		return nil, err
	}
	names, err := tablesOf(firstTables)
	if err != nil {
		return nil, err
	}
	for _, table := range all {
		if !slices.Contains(names, table.name) {
			continue
		}
		rows, err := tx.QueryContext(ctx, "SELECT * FROM "+table.name+" WHERE FALSE")
		if err != nil {
			return nil, err
		}
		had, err := rows.Columns()
		if err := errors.Join(err, rows.Close()); err != nil {
			return nil, err
		}
		table.columns = slices.DeleteFunc(slices.Clone(table.columns), func(c column) bool { return !slices.Contains(had, c.name) })
		first = append(first, table)
	}
	return first, nil
}

// rowsOf are the rows of a table as text.
func rowsOf(t *testing.T, db *DB, table table) (out []string) {
	t.Helper()
	err := db.read(t.Context(), func(q querier) error {
		return table.each(t.Context(), q, func(row []any) error {
			out = append(out, fmt.Sprint(row...))
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
