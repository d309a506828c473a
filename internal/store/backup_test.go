package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/testpg"
)

// filled puts into the database what an export must not lose: history, reviews, withdrawn records, odd text.
func filled(t *testing.T, db *DB) {
	t.Helper()
	form := kim
	form.Token = "token-1"
	if err := db.Save(t.Context(), form, oneOfEach()...); err != nil {
		t.Fatal(err)
	}
	a := mustGet[bonbogi.Award](t, db, "award-1")
	a.Note = "=HYPERLINK(\"x\")\n+1\r\n-2\t@3\r,\"' \\. \u00a0끝 "
	a.Name = "@상"
	mustSave(t, db, a)
	if err := db.Withdraw(t.Context(), kim, bonbogi.KindVisit, "visit-1", 1); err != nil {
		t.Fatal(err)
	}
	id, _ := read(t, db, "\ttext with\r\nlines\n", someProposals(3))
	open, err := db.Proposals(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Decide(t.Context(), kim, open[0].ID, Rejected); err != nil {
		t.Fatal(err)
	}
	fillObservations(t, db)
}

// fillObservations imports four times: figures of every kind, which came new, were revised, and revised again. The
// governments come in an order that is not that of their IDs.
func fillObservations(t *testing.T, db *DB) {
	t.Helper()
	simulated := anIndicator("indicator-0", "모의 지표", "source-1")
	simulated.Simulated = true
	mustSave(t, db, simulated)
	rich := bonbogi.Figure{Value: 12.34, Low: -1e-7, High: 1e22, Numerator: 1.0 / 3, Denominator: 1e6, Status: bonbogi.Provisional, Note: "=1+1, \"잠정\"\r\n값"}
	mustImport(t, db, value("indicator-1", "kr-suwon", "2020", 1_234_567), value("indicator-1", "kr-anyang", "2020", 0.1), value("indicator-0", "kr-suwon", "2021-H1", -3))
	mustImport(t, db, observation("indicator-1", "kr-suwon", "2020", rich), value("indicator-1", "kr-busan", "2020", 1.0/3),
		observation("indicator-1", "kr-busan", "2019-04-01/P1Y", bonbogi.NoFigure(bonbogi.Missing, "비공개")))
	mustImport(t, db, observation("indicator-1", "kr-suwon", "2020", bonbogi.NoFigure(bonbogi.Suppressed, "")), value("indicator-1", "kr-anyang", "2020", 0.2))
	mustImport(t, db, value("indicator-1", "kr-suwon", "2020", 1_234_567), value("indicator-1", "kr-aju", "2020", 5), value("indicator-0", "kr-aju", "2024-02", 5))
}

// allObserved is all that can be asked of the observations, now and as of each import, in an order of its own.
func allObserved(t *testing.T, db *DB) (out []string) {
	t.Helper()
	imports, err := db.Imports(t.Context(), All, 0)
	if err != nil {
		t.Fatal(err)
	}
	views := []bonbogi.View{{}}
	for _, imp := range imports.Items {
		views = append(views, bonbogi.View{AsOf: imp.At})
	}
	governments := []string{"kr-suwon", "kr-anyang", "kr-busan", "kr-aju"}
	for _, v := range views {
		for _, indicator := range []string{"indicator-0", "indicator-1"} {
			panel, err := db.Panel(t.Context(), indicator, nil, v)
			if err != nil {
				t.Fatal(err)
			}
			for i, p := range panel.Periods {
				for k, g := range panel.Governments {
					out = append(out, fmt.Sprint(v.AsOf, indicator, p, g, panel.Figures[i][k]))
				}
			}
		}
		profiles, err := db.Profiles(t.Context(), governments, v)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range profiles {
			for i, period := range p.Periods {
				for k, indicator := range p.Indicators {
					out = append(out, fmt.Sprint("profile", v.AsOf, indicator, period, p.Government, p.Values[i][k], p.Statuses[i][k]))
				}
			}
		}
	}
	corrections, err := db.Corrections(t.Context(), CorrectionFilter{Limit: All})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range corrections.Items {
		out = append(out, fmt.Sprint("correction", c))
	}
	slices.Sort(out)
	return out
}

// pairs runs a test for every way from one engine to the other.
func pairs(t *testing.T, test func(t *testing.T, from *DB, to string)) {
	t.Helper()
	places := map[string]func(*testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "db", "bonbogi.db") },
		"postgres": func(t *testing.T) string { return madePostgres.New(t) },
	}
	for from, makeFrom := range places {
		for to, makeTo := range places {
			t.Run(from+" to "+to, func(t *testing.T) {
				t.Parallel()
				test(t, openAt(t, makeFrom(t)), makeTo(t))
			})
		}
	}
}

func TestABackupRestoresOnEitherEngine(t *testing.T) {
	t.Parallel()
	pairs(t, func(t *testing.T, from *DB, to string) {
		filled(t, from)
		path := filepath.Join(t.TempDir(), "backup.db")
		if err := from.Backup(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		before := readFile(t, path)
		if err := Restore(t.Context(), path, to); err != nil {
			t.Fatal(err)
		}
		if readFile(t, path) != before {
			t.Error("restoring changed the backup")
		}
		if found, _ := filepath.Glob(filepath.Dir(path) + "/*"); len(found) != 1 {
			t.Errorf("beside the backup lie %v", found)
		}
		restored := openAt(t, to)
		if diff := cmp.Diff(everything(t, from), everything(t, restored)); diff != "" {
			t.Errorf("the restored database differs:\n%s", diff)
		}
		wantCode(t, Restore(t.Context(), path, to), bonbogi.Refused)
		if diff := cmp.Diff(everything(t, from), everything(t, restored)); diff != "" {
			t.Errorf("a refused restore changed the database:\n%s", diff)
		}
		refused(t, from.Backup(t.Context(), path), "exists")
	})
}

func TestABackupIsNoMoreOpenThanTheDatabase(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("left out: files have no such rights on Windows")
	}
	from := openAt(t, filepath.Join(t.TempDir(), "a.db"))
	backup, restored := filepath.Join(t.TempDir(), "backup.db"), filepath.Join(t.TempDir(), "b.db")
	if err := errors.Join(from.Backup(t.Context(), backup), Restore(t.Context(), backup, restored)); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{from.Location(), backup, restored} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o007 != 0 {
			t.Errorf("%s is %v: everybody may read it", path, info.Mode())
		}
	}
}

func TestABackupIsOfOneMomentWhileOthersWrite(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		mustSave(t, db, aSource("source-1", "text"))
		ctx, stop := context.WithCancel(t.Context())
		var written atomic.Int64
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			for i := 0; ctx.Err() == nil; i++ {
				// Two awards at a time: a backup with an odd number is of no moment.
				err := db.Save(context.Background(), kim, anAward(fmt.Sprint("award-a-", i), anyang, "상", "2021", "source-1"),
					anAward(fmt.Sprint("award-b-", i), anyang, "상", "2021", "source-1"))
				if err != nil {
					t.Error(err)
					return
				}
				written.Add(2)
			}
		}()
		for written.Load() < 20 {
		}
		path := filepath.Join(t.TempDir(), "backup.db")
		least := written.Load()
		err := db.Backup(t.Context(), path)
		stop()
		<-ended
		if err != nil {
			t.Fatal(err)
		}
		copied := openAt(t, path)
		page, err := copied.Awards(t.Context(), AwardFilter{Limit: 1})
		if err != nil || int64(page.Total) < least || page.Total%2 != 0 {
			t.Errorf("the backup holds %d awards (%v), at its begin there were %d", page.Total, err, least)
		}
	})
}

func TestRestoreFillsADatabaseThatIsThereAndEmpty(t *testing.T) {
	t.Parallel()
	from := openFile(t)
	filled(t, from)
	path := filepath.Join(t.TempDir(), "backup.db")
	if err := from.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	onBoth(t, func(t *testing.T, to *DB) {
		dsn := to.Location()
		if to.Engine() == "postgres" {
			dsn = testpg.New(t)
			to = openAt(t, dsn)
		}
		if err := Restore(t.Context(), path, dsn); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(everything(t, from), everything(t, to)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestRestoreRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	to := filepath.Join(dir, "to", "bonbogi.db")
	db := openFile(t)
	filled(t, db)
	good := filepath.Join(dir, "good.db")
	if err := db.Backup(t.Context(), good); err != nil {
		t.Fatal(err)
	}
	content := readFile(t, good)
	files := map[string]string{"text.db": "no database\n", "empty.db": "", "cut.db": content[:len(content)/2]}
	for name, content := range files {
		path := filepath.Join(dir, name)
		write(t, path, content)
		wantCode(t, Restore(t.Context(), path, to), bonbogi.Refused)
	}
	wantCode(t, Restore(t.Context(), filepath.Join(dir, "none.db"), to), bonbogi.Refused)
	wantCode(t, Restore(t.Context(), good, filepath.Join(dir, "text.db")), bonbogi.Refused)
	wantCode(t, db.Backup(t.Context(), filepath.Join(dir, "no folder", "b.db")), bonbogi.Refused)
	if left, _ := os.ReadDir(filepath.Dir(to)); len(left) > 0 {
		t.Errorf("refused restores left %v", left)
	}
}

func TestRestoreRefusesABackupThatIsNotSound(t *testing.T) {
	t.Parallel()
	db := openFile(t)
	filled(t, db)
	for name, change := range map[string]string{
		"a table is missing":          "DROP TABLE proposals",
		"a record breaks a rule":      "UPDATE visits SET status = 'dreamt'",
		"a record without a source":   "DELETE FROM citations WHERE record = 'award-1'",
		"a broken date":               "UPDATE awards SET received = '2021-99'",
		"a number that is text":       "UPDATE awards SET year = 'soon'",
		"a record without history":    "DELETE FROM revisions WHERE record = 'claim-1'",
		"history without a record":    "DELETE FROM selections",
		"a reference to nothing":      "UPDATE adoptions SET practice = 'practice-9'",
		"a proposal that is no JSON":  "UPDATE proposals SET fact = '{'",
		"a history that is no JSON":   "UPDATE revisions SET after = '{'",
		"a proposal in unknown state": "UPDATE proposals SET state = 'forgotten'",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "backup.db")
			if err := db.Backup(t.Context(), path); err != nil {
				t.Fatal(err)
			}
			raw, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := raw.Exec(change); err != nil {
				t.Fatal(err)
			}
			if err := raw.Close(); err != nil {
				t.Fatal(err)
			}
			before := readFile(t, path)
			to := filepath.Join(t.TempDir(), "to", "bonbogi.db")
			err = Restore(t.Context(), path, to)
			if e, ok := errors.AsType[*bonbogi.Error](err); !ok || e.Rule != "damaged" || !strings.Contains(e.Message, path) {
				t.Errorf("error %v, want it refused as damaged", err)
			}
			if left, _ := os.ReadDir(filepath.Dir(to)); len(left) > 0 || readFile(t, path) != before {
				t.Errorf("there are %v, or the backup was changed", left)
			}
		})
	}
}
