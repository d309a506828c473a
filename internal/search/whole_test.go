package search

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// twoSegments is an index of two segments of one document each, and the files of the segments.
func twoSegments(t *testing.T) (dir string, files []string) {
	t.Helper()
	dir = t.TempDir()
	ix := open(t, dir, numbered(1, 1))
	if err := ix.Put(t.Context(), numbered(2, 1)); err != nil {
		t.Fatal(err)
	}
	if err := ix.Commit(t.Context(), "2"); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.segment"))
	if err != nil || len(files) != 2 {
		t.Fatalf("the segments are %v, %v", files, err)
	}
	return dir, files
}

func TestWhoOnlyReadsAnswersFromWhatIsWhole(t *testing.T) {
	for _, c := range []struct {
		name   string
		opened bool // before the damage
		damage func(t *testing.T, dir string, files []string) error
		want   int
	}{
		{"a file cut while it is open", true, func(t *testing.T, _ string, files []string) error { return os.Truncate(files[0], 100) }, 1},
		{"a file cut before it is opened", false, func(t *testing.T, _ string, files []string) error { return os.Truncate(files[0], 100) }, 1},
		{"a file that is gone", false, func(t *testing.T, _ string, files []string) error { return os.Remove(files[1]) }, 1},
		{"all files", true, func(t *testing.T, _ string, files []string) error {
			return errors.Join(os.Truncate(files[0], 0), os.Truncate(files[1], 0))
		}, 0},
		{"the manifest while it is open", true, func(t *testing.T, dir string, _ []string) error {
			return os.WriteFile(filepath.Join(dir, manifestName), []byte("{"), 0o644)
		}, 2},
		{"the manifest before it is opened", false, func(t *testing.T, dir string, _ []string) error {
			return os.WriteFile(filepath.Join(dir, manifestName), []byte("{"), 0o644)
		}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, files := twoSegments(t)
			var log bytes.Buffer
			follow := func() *Index {
				ix, err := Open(dir, Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { ix.Close() })
				return ix
			}
			var ix *Index
			if c.opened {
				ix = follow()
				if n := total(t, ix, "도서관"); n != 2 {
					t.Fatalf("it finds %d", n)
				}
			}
			if err := c.damage(t, dir, files); err != nil {
				t.Skip("the files cannot be damaged here:", err)
			}
			if !c.opened {
				ix = follow()
			}
			for range 2 {
				if n := total(t, ix, "도서관"); n != c.want {
					t.Errorf("it finds %d, want %d", n, c.want)
				}
				if like, err := ix.Like(t.Context(), numbered(3, 1), Query{}); err != nil || len(like) > c.want {
					t.Errorf("like another are %d, %v", len(like), err)
				}
				if near, err := ix.Near(t.Context(), numbered(3, 1), 0.1, Query{}); err != nil || len(near) > c.want {
					t.Errorf("near another are %d, %v", len(near), err)
				}
				for i := range 3 {
					if _, _, err := ix.Get(t.Context(), numbered(i, 1).ID); err != nil {
						t.Error(err)
					}
				}
			}
			if said := strings.Count(log.String(), "damaged"); said == 0 || said > 4 {
				t.Errorf("the log says %d times that something is damaged:\n%s", said, log.String())
			}
		})
	}
}

func TestADocumentThatIsDamagedIsLeftOutAloneByWhoOnlyReads(t *testing.T) {
	dir := t.TempDir()
	open(t, dir, numbered(1, 1), numbered(2, 1), numbered(3, 1))
	files, err := filepath.Glob(filepath.Join(dir, "*.segment"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the segments are %v, %v", files, err)
	}
	ix, err := Open(dir, Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	b[len(segmentMagic)+5] ^= 4 // in the first document
	if err := os.WriteFile(files[0], b, 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := ix.Search(t.Context(), Query{Text: "도서관"})
	if err != nil || len(r.Hits) != 2 {
		t.Errorf("it finds %d, %v; want the two whole ones", len(r.Hits), err)
	}
}
