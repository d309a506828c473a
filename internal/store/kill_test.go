package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
)

// The environment variables that make the test program the writer that is killed.
const (
	writerVariable   = "BONBOGI_TEST_WRITER"
	importerVariable = "BONBOGI_TEST_IMPORTER"
)

func TestMain(m *testing.M) {
	for variable, write := range map[string]func(path string) error{writerVariable: writeUntilKilled, importerVariable: importAndBeKilled} {
		if path := os.Getenv(variable); path != "" {
			if err := write(path); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
	}
	code := m.Run()
	if err := madePostgres.Drop(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// writeUntilKilled saves one award after the other and prints each that is acknowledged.
func writeUntilKilled(path string) error {
	ctx := context.Background()
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	for {
		id := db.NewID(bonbogi.KindAward)
		if err := db.Save(ctx, kim, anAward(id, anyang, "상", "2021", "source-1")); err != nil {
			return err
		}
		fmt.Println(id)
	}
}

func TestWhatIsAcknowledgedSurvivesKill(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("left out with -short: it starts twenty processes")
	}
	path := filepath.Join(t.TempDir(), "bonbogi.db")
	db := openAt(t, path)
	mustSave(t, db, aSource("source-1", "text"))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	var acknowledged []string
	for range 20 {
		acknowledged = append(acknowledged, runAndKill(t, writerVariable, path, 10, time.Duration(len(path)%7+1)*time.Millisecond)...)
	}
	db, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, id := range acknowledged {
		if a := mustGet[bonbogi.Award](t, db, id); len(a.Sources) != 1 {
			t.Errorf("%s has %d sources", id, len(a.Sources))
		}
		if h, err := db.History(t.Context(), bonbogi.KindAward, id); err != nil || len(h) != 1 {
			t.Errorf("%s has %d revisions (%v)", id, len(h), err)
		}
	}
	var sound string
	if err := db.reader.QueryRow("PRAGMA integrity_check").Scan(&sound); err != nil || sound != "ok" {
		t.Errorf("integrity: %s %v", sound, err)
	}
	t.Logf("%d acknowledged, none lost", len(acknowledged))
}

// runAndKill starts a writer and kills it a while after it has acknowledged some records.
func runAndKill(t *testing.T, variable, path string, least int, after time.Duration) (ids []string) {
	t.Helper()
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), variable+"="+path)
	writer.Stderr = os.Stderr
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		ids = append(ids, lines.Text())
		if len(ids) == least {
			time.AfterFunc(after, func() { writer.Process.Kill() })
		}
	}
	writer.Wait()
	if len(ids) < least {
		t.Fatalf("the writer ended after %d records", len(ids))
	}
	return ids
}
