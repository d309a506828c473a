package search

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWhatWasReplacedAfterACommitFailedStaysReplaced(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir, numbered(1, 1), numbered(2, 1), numbered(3, 1))
	put := func(i int) {
		t.Helper()
		if err := ix.Put(t.Context(), numbered(i, 2)); err != nil {
			t.Fatal(err)
		}
	}
	put(1)
	inTheWay := filepath.Join(dir, manifestName+temporary) // the manifest is what a commit writes last
	if err := os.Mkdir(inTheWay, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := ix.Commit(t.Context(), "full"); err == nil {
		t.Fatal("a commit that cannot be written is none")
	}
	if err := os.Remove(inTheWay); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	put(2)
	if err := ix.Commit(t.Context(), "room again"); err != nil {
		t.Fatal(err)
	}
	ix.Close()
	ix = open(t, dir)
	if ix.Len() != 3 || total(t, ix, "edition1") != 1 || total(t, ix, "edition2") != 2 {
		t.Errorf("%d documents, %d old and %d new, not 3, 1 and 2", ix.Len(), total(t, ix, "edition1"), total(t, ix, "edition2"))
	}
}

func TestARebuildThatFailsKeepsWhatWaitsForTheNextCommit(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir, numbered(1, 1))
	inTheWay := filepath.Join(dir, manifestName+temporary)
	err := ix.Rebuild(t.Context(), func(put func(...Document) error) (string, error) {
		if err := ix.Put(t.Context(), numbered(2, 1)); err != nil {
			return "", err
		}
		if err := os.Mkdir(inTheWay, 0o755); err != nil {
			return "", err
		}
		return "new", put(numbered(1, 1))
	})
	if err == nil {
		t.Fatal("an index that cannot be written was made anew")
	}
	if err := os.Remove(inTheWay); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if err := ix.Commit(t.Context(), "room again"); err != nil {
		t.Fatal(err)
	}
	if ix.Len() != 2 {
		t.Errorf("%d documents, not 2", ix.Len())
	}
}
