package store

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/testpg"
)

func TestOpenRefusesWhatIsNotOurs(t *testing.T) {
	t.Parallel()
	raw := func(t *testing.T, path string, statements ...string) {
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		for _, s := range statements {
			if _, err := db.Exec(s); err != nil {
				t.Fatal(err)
			}
		}
	}
	ours := func(t *testing.T, path string) {
		db, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name string
		make func(t *testing.T, path string)
		rule string
	}{
		{"a text file", func(t *testing.T, path string) { write(t, path, strings.Repeat("안양시 수상실적\n", 50)) }, "not_sqlite"},
		{"a short file", func(t *testing.T, path string) { write(t, path, "SQLite format 3\x00") }, "not_sqlite"},
		{"a database of another program", func(t *testing.T, path string) { raw(t, path, "CREATE TABLE awards (id TEXT)") }, "not_ours"},
		{"a database of a newer bonbogi", func(t *testing.T, path string) {
			ours(t, path)
			raw(t, path, "INSERT INTO "+schemaTable+" (version_id, is_applied) VALUES (99999, TRUE)")
		}, "newer"},
		{"a backup of a newer bonbogi", func(t *testing.T, path string) {
			db := openFile(t)
			if err := db.Backup(t.Context(), path); err != nil {
				t.Fatal(err)
			}
			raw(t, path, "INSERT INTO "+schemaTable+" (version_id, is_applied) VALUES (999, TRUE)")
		}, "newer"},
		{"a database without one of our tables", func(t *testing.T, path string) {
			ours(t, path)
			raw(t, path, "DROP TABLE citations")
		}, "damaged"},
		{"a database that does not say what migrations ran", func(t *testing.T, path string) {
			ours(t, path)
			raw(t, path, "DROP TABLE "+schemaTable)
		}, "damaged"},
		{"a damaged database", func(t *testing.T, path string) {
			ours(t, path)
			b := []byte(readFile(t, path))
			for i := 100; i < len(b); i++ {
				b[i] = 0xa5
			}
			write(t, path, string(b))
		}, "damaged"},
		{"a device", func(t *testing.T, path string) {
			if err := os.Symlink("/dev/null", path); err != nil {
				t.Skip("left out: no symbolic links here")
			}
		}, "no_file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "records.db")
			tt.make(t, path)
			before := readFile(t, path)
			_, err := Open(t.Context(), path, Options{})
			refused(t, err, tt.rule)
			if readFile(t, path) != before {
				t.Error("the file was changed")
			}
			if found, _ := filepath.Glob(path + "*"); len(found) != 1 {
				t.Errorf("there are now %v", found)
			}
		})
	}
}

func TestANewerDatabaseThatWasCutOffIsLeftAsItIs(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	from, path := filepath.Join(dir, "running.db"), filepath.Join(dir, "records.db")
	db, err := Open(t.Context(), from, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.writer.Exec("INSERT INTO " + schemaTable + " (version_id, is_applied) VALUES (99999, TRUE)"); err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"", "-wal"} {
		write(t, path+end, readFile(t, from+end))
	}
	file, log := readFile(t, path), readFile(t, path+"-wal")
	if log == "" {
		t.Fatal("nothing is in the log")
	}
	_, err = Open(t.Context(), path, Options{})
	refused(t, err, "newer")
	if readFile(t, path) != file || readFile(t, path+"-wal") != log {
		t.Error("the file or its log was changed")
	}
}

func write(t testing.TB, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func refused(t testing.TB, err error, rule string) {
	t.Helper()
	e, ok := err.(*bonbogi.Error)
	if !ok || e.Code != bonbogi.Refused || e.Rule != rule {
		t.Errorf("error is %#v (%v), want it refused for %q", err, err, rule)
	}
}

func TestOpenRefusesPlacesThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	_, err := Open(t.Context(), t.TempDir(), Options{})
	refused(t, err, "folder")
	_, err = Open(t.Context(), "", Options{})
	refused(t, err, "no_path")
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "x")
	_, err = Open(t.Context(), filepath.Join(file, "bonbogi.db"), Options{})
	if bonbogi.CodeOf(err) != bonbogi.Refused {
		t.Errorf("a path through a file: %v", err)
	}
	if os.Geteuid() == 0 {
		t.Skip("left out: root may write everywhere, so no folder is closed to it")
	}
	closed := t.TempDir()
	if err := os.Chmod(closed, 0o500); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), filepath.Join(closed, "bonbogi.db"), Options{})
	refused(t, err, "cannot_open")
	_, err = Open(t.Context(), filepath.Join(closed, "more", "bonbogi.db"), Options{})
	refused(t, err, "cannot_open")
}

func TestOpenMakesTheFolderAndFindsItsRecordsAgain(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "새 폴더", "50% a?b#c", "기록.db")
	db := openAt(t, path)
	mustSave(t, db, oneOfEach()...)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if found, _ := filepath.Glob(filepath.Dir(path) + "/*"); len(found) != 1 {
		t.Errorf("a closed database leaves %v", found)
	}
	again, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.Location() != path || again.Engine() != "sqlite" {
		t.Errorf("it is the %s at %s", again.Engine(), again.Location())
	}
	if mustGet[bonbogi.Visit](t, again, "visit-1").Purpose == "" {
		t.Error("the visit lost its purpose")
	}
}

func TestManyProgramsMayStartAtOnce(t *testing.T) {
	t.Parallel()
	start := func(t *testing.T, dsn string) {
		const programs = 6
		var group sync.WaitGroup
		for i := range programs {
			group.Go(func() {
				db, err := Open(t.Context(), dsn, Options{})
				if err != nil {
					t.Error(err)
					return
				}
				if err := db.Save(t.Context(), kim, aSource(fmt.Sprint("source-", i), fmt.Sprint("text ", i))); err != nil {
					t.Error(err)
				}
				db.Close()
			})
		}
		group.Wait()
		db, err := Open(t.Context(), dsn, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		counts, err := db.Counts(t.Context())
		if err != nil || counts[bonbogi.KindSource] != programs {
			t.Errorf("it holds %v (%v), not what all stored", counts, err)
		}
	}
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		start(t, filepath.Join(t.TempDir(), "bonbogi.db"))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		start(t, testpg.New(t))
	})
}

func TestOpenRefusesAPostgresThatIsNotThere(t *testing.T) {
	t.Parallel()
	for name, dsn := range map[string]string{
		"no server":      "postgres://kim:s3cret@127.0.0.1:1/bonbogi",
		"no host":        "postgres://kim:s3cret@no-such-host.invalid/bonbogi",
		"no address":     "postgres://kim:s3cret@127.0.0.1:port/bonbogi",
		"other settings": "postgres://kim:s3cret@127.0.0.1:1/bonbogi?sslmode=maybe",
	} {
		_, err := Open(t.Context(), dsn, Options{})
		wantCode(t, err, bonbogi.Refused)
		if strings.Contains(fmt.Sprint(err), "s3cret") {
			t.Errorf("%s: the message holds the password: %v", name, err)
		}
	}
}

func TestOpenRefusesAPostgresThatIsNotOurs(t *testing.T) {
	t.Parallel()
	change := func(dsn, statement string) {
		db, err := sql.Open("pgx", dsn)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	foreign := testpg.New(t)
	change(foreign, "CREATE TABLE awards (id TEXT)")
	_, err := Open(t.Context(), foreign, Options{})
	refused(t, err, "not_ours")

	newer := testpg.New(t)
	openAt(t, newer)
	change(newer, "INSERT INTO "+schemaTable+" (version_id, is_applied) VALUES (99999, TRUE)")
	_, err = Open(t.Context(), newer, Options{})
	refused(t, err, "newer")

	address, err := url.Parse(foreign)
	if err != nil {
		t.Fatal(err)
	}
	address.Path = "/no_such_database"
	_, err = Open(t.Context(), address.String(), Options{})
	refused(t, err, "unreachable")
}

func TestIDsAreNewAndValid(t *testing.T) {
	t.Parallel()
	db := openFile(t)
	seen := map[string]bool{}
	for range 1000 {
		id := db.NewID(bonbogi.KindAward)
		if !strings.HasPrefix(id, "award-") || len(id) != len("award-")+10 || !bonbogi.ValidID(id) || seen[id] {
			t.Fatalf("the id is %q", id)
		}
		seen[id] = true
	}
}

func TestTextOrderOfMomentsIsTheirOrder(t *testing.T) {
	t.Parallel()
	a := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	b := a.Add(time.Microsecond)
	x, _ := moment{&a}.Value()
	y, _ := moment{&b}.Value()
	if x.(string) >= y.(string) {
		t.Errorf("%s does not come before %s", x, y)
	}
}

func TestTheTablesOfTheMigrationsAreNamedWithoutRunningThem(t *testing.T) {
	t.Parallel()
	all, err := tables()
	if err != nil {
		t.Fatal(err)
	}
	version, err := newestVersion()
	if err != nil {
		t.Fatal(err)
	}
	got, err := tablesOf(version)
	if err != nil {
		t.Fatal(err)
	}
	want := make([]string, len(all))
	for i, table := range all {
		want[i] = table.name
	}
	want = append(want, uploadsTable)
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("named are %v, made are %v", got, want)
	}
	if none, err := tablesOf(0); err != nil || len(none) > 0 {
		t.Errorf("before the first migration there are %v, error %v", none, err)
	}
}
