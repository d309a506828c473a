package search

import (
	"errors"
	"fmt"
	"strconv"
	"testing"
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
