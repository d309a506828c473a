package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bonbogi/bonbogi"
)

func numbered(i, edition int) Document {
	return Document{ID: fmt.Sprint("d", i), Kind: "source", Title: fmt.Sprintf("문서 번호%d", i), Body: fmt.Sprintf("edition%d 도서관에서 number%d 행사를 연다.", edition, i)}
}

// total is how many documents have the words.
func total(t testing.TB, ix *Index, text string) int {
	t.Helper()
	r, err := ix.Search(t.Context(), Query{Text: text, AsTyped: true})
	if err != nil {
		t.Fatal(err)
	}
	return r.Total
}

func TestAnIndexIsAsItWasAtTheLastCommit(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir)
	ctx := t.Context()
	for i := range 100 {
		if err := ix.Put(ctx, numbered(i, 1)); err != nil {
			t.Fatal(err)
		}
	}
	if ix.Len() != 0 {
		t.Error("documents are found before the commit")
	}
	if err := ix.Commit(ctx, "r7"); err != nil {
		t.Fatal(err)
	}
	if err := ix.Put(ctx, numbered(5, 2), numbered(200, 2)); err != nil {
		t.Fatal(err)
	}
	if err := ix.Delete(ctx, "d6"); err != nil {
		t.Fatal(err)
	}
	if ix.Len() != 100 || total(t, ix, "edition2") != 0 {
		t.Error("a change is found before its commit")
	}
	ix.Close()
	ix = open(t, dir)
	if ix.Len() != 100 || ix.Mark() != "r7" || total(t, ix, "number6") != 1 {
		t.Errorf("%d documents, mark %q", ix.Len(), ix.Mark())
	}
	if err := ix.Put(ctx, numbered(5, 2), numbered(200, 2), numbered(200, 3)); err != nil {
		t.Fatal(err)
	}
	if err := ix.Delete(ctx, "d6", "never"); err != nil {
		t.Fatal(err)
	}
	if err := ix.Commit(ctx, "r8"); err != nil {
		t.Fatal(err)
	}
	check := func() {
		t.Helper()
		if ix.Len() != 100 || ix.Mark() != "r8" || total(t, ix, "number6") != 0 || total(t, ix, "number5") != 1 || total(t, ix, "edition2") != 1 || total(t, ix, "edition3") != 1 {
			t.Errorf("%d documents, mark %q", ix.Len(), ix.Mark())
		}
	}
	check()
	ix.Close()
	ix = open(t, dir)
	check()
}

func TestManySmallCommitsAreMerged(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir)
	for i := range 100 {
		if err := ix.Put(t.Context(), numbered(i, 1), numbered(i/2, 2)); err != nil {
			t.Fatal(err)
		}
		if err := ix.Commit(t.Context(), strconv.Itoa(i)); err != nil {
			t.Fatal(err)
		}
	}
	ix.merging.Wait()
	if n := len(ix.now.Load().parts); n > mergeWidth {
		t.Errorf("there are %d segments", n)
	}
	if ix.Len() != 100 || total(t, ix, "edition2") != 50 || total(t, ix, "도서관") != 100 {
		t.Errorf("%d documents, %d of the second edition, %d of all", ix.Len(), total(t, ix, "edition2"), total(t, ix, "도서관"))
	}
	names, err := ix.folder.list()
	if err != nil || len(names) > 2*mergeWidth+2 {
		t.Errorf("files were left behind: %v %v", names, err)
	}
}

func TestARebuildServesTheOldUntilTheNewIsWhole(t *testing.T) {
	for _, dir := range []string{"", t.TempDir()} {
		ix := open(t, dir, numbered(1, 1), numbered(2, 1))
		err := ix.Rebuild(t.Context(), func(put func(...Document) error) (string, error) {
			for i := 10; i < 40; i++ {
				if err := put(numbered(i, 2)); err != nil {
					return "", err
				}
			}
			if ix.Len() != 2 || total(t, ix, "edition1") != 2 {
				t.Error("the old index does not serve while the new one is made")
			}
			// What comes in meanwhile is in the new one, too.
			if err := ix.Put(t.Context(), numbered(3, 3)); err != nil {
				return "", err
			}
			if err := ix.Delete(t.Context(), "d11"); err != nil {
				return "", err
			}
			return "new", ix.Commit(t.Context(), "between")
		})
		if err != nil {
			t.Fatal(err)
		}
		if ix.Len() != 30 || ix.Mark() != "new" || total(t, ix, "edition1") != 0 || total(t, ix, "edition2") != 29 || total(t, ix, "edition3") != 1 {
			t.Errorf("%d documents, mark %s", ix.Len(), ix.Mark())
		}
		failed := errors.New("no")
		if err := ix.Rebuild(t.Context(), func(func(...Document) error) (string, error) { return "", failed }); !errors.Is(err, failed) || ix.Len() != 30 {
			t.Errorf("%v; %d documents", err, ix.Len())
		}
		ix.Close()
		if dir != "" {
			if ix = open(t, dir); ix.Len() != 30 || ix.Mark() != "new" {
				t.Errorf("%d documents, mark %s", ix.Len(), ix.Mark())
			}
		}
	}
}

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
		_, parts, err := openAll(f)
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

func TestAnotherProcessReadsWhatThisOneCommits(t *testing.T) {
	dir := t.TempDir()
	ix := open(t, dir, numbered(1, 1))
	other := open(t, dir) // a second opening has a lock of its own, as another process would
	if !other.ReadOnly() || ix.ReadOnly() {
		t.Fatal("both write, or none")
	}
	if err := other.Put(t.Context(), numbered(2, 1)); bonbogi.CodeOf(err) != bonbogi.Conflict {
		t.Errorf("the second one writes: %v", err)
	}
	for i := range 30 {
		if err := ix.Put(t.Context(), numbered(i, 1)); err != nil {
			t.Fatal(err)
		}
		if err := ix.Commit(t.Context(), strconv.Itoa(i)); err != nil {
			t.Fatal(err)
		}
		if other.Len() != ix.Len() || other.Mark() != strconv.Itoa(i) {
			t.Fatalf("the second one has %d of %d documents, mark %s", other.Len(), ix.Len(), other.Mark())
		}
		if n := total(t, other, "도서관"); n != ix.Len() {
			t.Fatalf("the second one finds %d of %d", n, ix.Len())
		}
	}
	ix.Close()
	if third := open(t, dir); third.ReadOnly() {
		t.Error("the lock was not let go")
	}
}

func TestManyReadWhileOneWrites(t *testing.T) {
	ix := open(t, t.TempDir(), numbered(0, 1))
	ctx, stop := context.WithTimeout(t.Context(), 700*time.Millisecond)
	defer stop()
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for ctx.Err() == nil {
				r, err := ix.Search(ctx, Query{Text: "도서관 행사", Kinds: []string{"source"}})
				if err != nil && ctx.Err() == nil {
					t.Error(err)
					return
				}
				if err == nil && len(r.Hits) == 0 {
					t.Error("nothing is found")
					return
				}
			}
		})
	}
	for i := 1; ctx.Err() == nil; i++ {
		if err := ix.Put(t.Context(), numbered(i%50, i), numbered(i, i)); err != nil {
			t.Fatal(err)
		}
		if err := ix.Commit(t.Context(), strconv.Itoa(i)); err != nil {
			t.Fatal(err)
		}
	}
	wait.Wait()
}

func TestASearchThatIsCancelledEnds(t *testing.T) {
	docs := make([]Document, 0, 3000)
	for i := range cap(docs) {
		docs = append(docs, numbered(i, 1))
	}
	ix := open(t, "", docs...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ix.Search(ctx, Query{Text: "도서관 행사"}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if err := ix.Put(ctx, docs[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	ix.Close()
	if err := ix.Put(t.Context(), docs[0]); err == nil {
		t.Error("a closed index takes documents")
	}
}

// TestMain writes an index until it is killed, if it is told to.
func TestMain(m *testing.M) {
	if dir := os.Getenv("BONBOGI_WRITE_UNTIL_KILLED"); dir != "" {
		writeForEver(dir)
	}
	os.Exit(m.Run())
}

func writeForEver(dir string) {
	ix, err := Open(dir, Options{})
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	first, _ := strconv.Atoi(ix.Mark())
	for i := first + 1; ; i++ {
		err := ix.Put(context.Background(), numbered(i, 1), numbered(i/2, 2))
		if err == nil {
			err = ix.Delete(context.Background(), fmt.Sprint("d", i/3))
		}
		if err == nil {
			err = ix.Commit(context.Background(), strconv.Itoa(i))
		}
		if err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		fmt.Println(i)
	}
}

func TestAKilledWriterLosesOnlyWhatItDidNotCommit(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes")
	}
	dir := t.TempDir()
	for round := range 12 {
		var said strings.Builder
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), "BONBOGI_WRITE_UNTIL_KILLED="+dir)
		c.Stdout = &said
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(40+round*17) * time.Millisecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = c.Wait()
		if strings.Contains(said.String(), "error") {
			t.Fatal(said.String())
		}
		lines := strings.Fields(said.String())
		ix, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		mark, _ := strconv.Atoi(ix.Mark())
		last := 0
		if len(lines) > 0 {
			last, _ = strconv.Atoi(lines[len(lines)-1])
		}
		if mark < last {
			t.Fatalf("%d was committed, and the index is at %d", last, mark)
		}
		// What there is follows from the mark.
		want := map[string]bool{}
		for i := 1; i <= mark; i++ {
			want[fmt.Sprint("d", i)], want[fmt.Sprint("d", i/2)] = true, true
			delete(want, fmt.Sprint("d", i/3))
		}
		if ix.Len() != len(want) {
			t.Fatalf("at %d there are %d documents, and should be %d", mark, ix.Len(), len(want))
		}
		if mark > 3 && total(t, ix, "도서관") != len(want) {
			t.Fatalf("%d of %d are found", total(t, ix, "도서관"), len(want))
		}
		ix.Close()
	}
}
