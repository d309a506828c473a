package search

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestADamagedFolderIsNoticedAndEmptied(t *testing.T) {
	for _, damage := range []string{"manifest", "segment cut", "segment gone", "footer", "bitmap", "other format"} {
		dir := t.TempDir()
		ix := open(t, dir, collection()...)
		if err := ix.Delete(t.Context(), "ai"); err != nil {
			t.Fatal(err)
		}
		if err := ix.Commit(t.Context(), "2"); err != nil {
			t.Fatal(err)
		}
		ix.Close()
		file := func(pattern string) string {
			m, _ := filepath.Glob(filepath.Join(dir, pattern))
			if len(m) == 0 {
				t.Fatalf("there is no %s", pattern)
			}
			return m[0]
		}
		change := func(path string, f func([]byte) []byte) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, f(b), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		turn := func(at int) func([]byte) []byte {
			return func(b []byte) []byte {
				if at < 0 {
					at += len(b)
				}
				b[at] ^= 4
				return b
			}
		}
		switch damage {
		case "manifest":
			change(file("manifest"), turn(10))
		case "segment cut":
			change(file("*.segment"), func(b []byte) []byte { return b[:len(b)-20] })
		case "segment gone":
			os.Remove(file("*.segment"))
		case "footer":
			change(file("*.segment"), turn(-10))
		case "bitmap":
			change(file("*.dead"), turn(0))
		case "other format":
			m := manifest{Format: formatVersion + 1, Mark: "2"}
			change(file("manifest"), func([]byte) []byte { return m.bytes() })
		}
		ix = open(t, dir)
		if ix.Len() != 0 || ix.Mark() != "" {
			t.Errorf("%s: %d documents, mark %q", damage, ix.Len(), ix.Mark())
		}
		if err := ix.Put(t.Context(), collection()...); err != nil {
			t.Fatal(err)
		}
		if err := ix.Commit(t.Context(), "3"); err != nil {
			t.Fatal(err)
		}
		if total(t, ix, "도서관") == 0 || ix.Mark() != "3" {
			t.Errorf("%s: it cannot be fed again", damage)
		}
		ix.Close()
	}
}

func TestEveryTurnedByteOfASegmentIsNoticedOrHarmless(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir, collection()...)
	want, err := ix.Search(t.Context(), Query{Text: "청년 창업"})
	if err != nil {
		t.Fatal(err)
	}
	ix.Close()
	paths, _ := filepath.Glob(filepath.Join(dir, "*.segment"))
	whole, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	noticed := 0
	for at := 0; at < len(whole); at += 7 {
		b := append([]byte(nil), whole...)
		b[at] ^= 16
		if err := os.WriteFile(paths[0], b, 0o644); err != nil {
			t.Fatal(err)
		}
		f := &disk{dir: dir}
		_, parts, err := openAll(f, nil)
		if err == nil {
			var r Result
			r, err = newView(parts, "").search(t.Context(), Query{Text: "청년 창업", Limit: 20}, "government")
			if err == nil && ids(r) != ids(want) {
				t.Fatalf("byte %d of %d was turned, and the answer is another without an error", at, len(whole))
			}
		}
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("byte %d: %v", at, err)
			}
			noticed++
		}
	}
	if noticed == 0 {
		t.Error("nothing was noticed")
	}
}
