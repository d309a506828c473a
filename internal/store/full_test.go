package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
)

func TestAFullDatabaseStoresNothingByHalves(t *testing.T) {
	t.Parallel()
	db := openFile(t)
	mustSave(t, db, oneOfEach()...)
	before := everything(t, db)
	limit(t, db, 5)
	many := make([]bonbogi.Record, 200)
	for i := range many {
		many[i] = anAward(fmt.Sprint("award-many-", i), anyang, "상", "2021", "source-1")
	}
	refused(t, db.Save(t.Context(), kim, many...), "disk_full")
	_, _, err := db.AddReading(t.Context(), kim, aSource("", strings.Repeat("long text ", 20000)), someProposals(3))
	refused(t, err, "disk_full")
	if diff := cmp.Diff(before, everything(t, db)); diff != "" {
		t.Errorf("something was stored:\n%s", diff)
	}
	limit(t, db, 1<<20)
	if err := db.Save(t.Context(), kim, many...); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestAnImportThatDoesNotFitLeavesNothing(t *testing.T) {
	t.Parallel()
	db := openFile(t)
	measured(t, db, "population")
	mustImport(t, db, value("population", "gov-1", "2023", 5))
	before := everything(t, db)
	var all []bonbogi.Observation
	for i := range 3000 {
		all = append(all, value("population", fmt.Sprint("gov-", i), "2023", 1/float64(i+3)), value("population", fmt.Sprint("gov-", i), "2024", float64(i)))
	}
	for _, pages := range []int{1, 5, 20, 60} { // in the midst of the blocks, and of the profiles
		limit(t, db, pages)
		_, _, err := db.ImportObservations(t.Context(), kim, fromSource, nil, observationsOf(all...))
		refused(t, err, "disk_full")
		if diff := cmp.Diff(before, everything(t, db)); diff != "" {
			t.Errorf("%d pages: something was stored:\n%s", pages, diff)
		}
	}
	limit(t, db, 1<<20)
	if _, n, err := db.ImportObservations(t.Context(), kim, fromSource, nil, observationsOf(all...)); err != nil || n != (Counts{New: 5999, Revised: 1}) {
		t.Errorf("with room again: %+v %v", n, err)
	}
}

// limit lets the database grow by so many pages and no more.
func limit(t *testing.T, db *DB, pages int) {
	t.Helper()
	var n int
	if err := db.writer.QueryRow("PRAGMA page_count").Scan(&n); err != nil {
		t.Fatal(err)
	}
	if _, err := db.writer.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", n+pages)); err != nil {
		t.Fatal(err)
	}
}

func TestOnAFullDiskEverythingIsRefusedAsAWhole(t *testing.T) {
	t.Parallel()
	small := smallDisk(t, 4<<20)
	db := openAt(t, filepath.Join(small, "bonbogi.db"))
	mustSave(t, db, oneOfEach()...)
	fill := filepath.Join(small, "fill")
	fillDisk(t, fill)
	before := everything(t, db)
	big := aSource("source-big", strings.Repeat("long text ", 200_000))
	refused(t, db.Save(t.Context(), kim, big), "disk_full")
	if diff := cmp.Diff(before, everything(t, db)); diff != "" {
		t.Errorf("something was stored:\n%s", diff)
	}
	wantCode(t, db.Backup(t.Context(), filepath.Join(small, "backup.db")), bonbogi.Refused)
	wantCode(t, db.Export(t.Context(), filepath.Join(small, "export"), ExportOptions{}), bonbogi.Refused)
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := db.Backup(t.Context(), backup); err != nil {
		t.Error(err)
	}
	wantCode(t, Restore(t.Context(), backup, filepath.Join(small, "restored.db")), bonbogi.Refused)
	_, err := Open(t.Context(), filepath.Join(small, "second.db"), Options{})
	wantCode(t, err, bonbogi.Refused)
	left, _ := filepath.Glob(small + "/*")
	for _, path := range left {
		if name := filepath.Base(path); name != "fill" && !strings.HasPrefix(name, "bonbogi.db") {
			t.Errorf("%s was left behind", name)
		}
	}
	if err := os.Remove(fill); err != nil {
		t.Fatal(err)
	}
	mustSave(t, db, aSource("source-2", "a short text"))
}

func TestANewDatabaseOnAFullDiskLeavesNothing(t *testing.T) {
	t.Parallel()
	for size := 64 << 10; size <= 512<<10; size += 64 << 10 {
		small := smallDisk(t, size)
		path := filepath.Join(small, "bonbogi.db")
		db, err := Open(t.Context(), path, Options{})
		if err == nil { // it just found room, and then it is whole
			if err := db.Close(); err != nil {
				t.Error(err)
			}
			db = openAt(t, path)
			if _, err := db.Counts(t.Context()); err != nil {
				t.Errorf("%d bytes: %v", size, err)
			}
			continue
		}
		refused(t, err, "disk_full")
		if left, _ := os.ReadDir(small); len(left) > 0 {
			t.Errorf("%d bytes: it left %v", size, left)
		}
	}
}

func TestAnExportToAFullDiskNamesThatDisk(t *testing.T) {
	t.Parallel()
	small := smallDisk(t, 1<<20)
	db := openFile(t)
	mustSave(t, db, oneOfEach()...)
	mustSave(t, db, aSource("source-big", strings.Repeat("long text ", 200_000)))
	dir := filepath.Join(small, "export")
	err := db.Export(t.Context(), dir, ExportOptions{})
	refused(t, err, "disk_full")
	if message := fmt.Sprint(err); !strings.Contains(message, dir) || strings.Contains(message, db.Location()) {
		t.Errorf("the message is %q, and should name %s alone", message, dir)
	}
	if left, _ := os.ReadDir(small); len(left) > 0 {
		t.Errorf("it left %v", left)
	}
}

// fillDisk writes until no byte has room.
func fillDisk(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size := 1 << 20; size > 0; {
		if _, err := f.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
}
