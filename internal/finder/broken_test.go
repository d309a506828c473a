package finder_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/search"
	"github.com/bonbogi/bonbogi/internal/store"
)

func TestAnIndexWhoseFolderIsDeletedGoesOn(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		db, dir := again(), filepath.Join(t.TempDir(), "index")
		save(t, db, paper)
		f := open(t, db, dir)
		refresh(t, f)
		if err := os.RemoveAll(dir); err != nil {
			t.Skip("a folder with open files cannot be deleted here:", err)
		}
		wants(t, f, "안심귀가", "source/paper")
		save(t, db, fireflies())
		refresh(t, f)
		wants(t, f, "등대", "practice/fireflies")
		f.Close()
		f = open(t, again(), dir)
		if f.Filling() {
			t.Error("what was indexed after the folder was deleted is not kept")
		}
		wants(t, f, "등대", "practice/fireflies")
	})
}

func TestTwoProcessesNeverWriteOneFolderThatWasDeletedMeanwhile(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		db, dir := again(), filepath.Join(t.TempDir(), "index")
		save(t, db, paper)
		first := open(t, db, dir)
		refresh(t, first)
		if err := os.RemoveAll(dir); err != nil {
			t.Skip("a folder with open files cannot be deleted here:", err)
		}
		second := open(t, again(), dir)
		refresh(t, second)
		save(t, db, fireflies())
		refresh(t, first)
		if !first.ReadOnly() || second.ReadOnly() {
			t.Error("the one that lost the folder goes on writing into it")
		}
		refresh(t, second)
		wants(t, first, "등대", "practice/fireflies")
	})
}

func TestFilesThatAreDamagedWhileTheIndexIsOpenCostNoAnswer(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		db, dir := again(), filepath.Join(t.TempDir(), "index")
		save(t, db, paper, fireflies())
		f := open(t, db, dir)
		refresh(t, f)
		damage := func() {
			t.Helper()
			files, err := filepath.Glob(filepath.Join(dir, "*.segment"))
			if err != nil || len(files) == 0 {
				t.Fatal("the index has no segments", err)
			}
			for _, file := range files {
				if err := os.Truncate(file, 0); err != nil {
					t.Skip("an open file cannot be cut here:", err)
				}
			}
		}
		damage()
		wants(t, f, "등대", "practice/fireflies")
		damage()
		if like, err := f.Like(t.Context(), fireflies(), search.Query{Kinds: []string{"source"}}); err != nil || len(like) != 1 {
			t.Errorf("the records like one are %+v, %v", like, err)
		}
	})
}

func TestAnIndexThatCannotBeOpenedAgainIsOpenedLater(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		db, dir := again(), filepath.Join(t.TempDir(), "index")
		save(t, db, paper, fireflies())
		f := open(t, db, dir)
		refresh(t, f)
		if err := os.RemoveAll(dir); err != nil {
			t.Skip("a folder with open files cannot be deleted here:", err)
		}
		if err := os.WriteFile(dir, nil, 0o600); err != nil { // where no folder can be made
			t.Fatal(err)
		}
		save(t, db, bonbogi.Source{Meta: bonbogi.Meta{ID: "later"}, Type: bonbogi.SourcePress, Title: "등대 축제", Text: "등대를 켠다."})
		for range 2 {
			if err := f.Refresh(t.Context()); err == nil {
				t.Error("nobody says that the index cannot be kept")
			}
			if err := f.Rebuild(t.Context()); err == nil {
				t.Error("nobody says that the index cannot be made anew")
			}
			if !f.Filling() {
				t.Error("an index that is lost says that it is whole")
			}
			wants(t, f, "등대", "practice/fireflies") // what is open still answers
		}
		if err := os.Remove(dir); err != nil {
			t.Fatal(err)
		}
		refresh(t, f)
		wants(t, f, "등대", "practice/fireflies", "source/later")
	})
}

func TestFilesThatAreDamagedCostWhoOnlyReadsNoAnswer(t *testing.T) {
	onBoth(t, func(t *testing.T, again func() *store.DB) {
		db, dir := again(), filepath.Join(t.TempDir(), "index")
		save(t, db, paper, fireflies())
		first := open(t, db, dir)
		refresh(t, first)
		second := open(t, again(), dir)
		wants(t, second, "안심귀가", "practice/fireflies", "source/paper")
		damaged, err := filepath.Glob(filepath.Join(dir, "*.segment"))
		if err != nil || len(damaged) == 0 {
			t.Fatal("the index has no segments", err)
		}
		for _, file := range damaged {
			if err := os.Truncate(file, 0); err != nil {
				t.Skip("an open file cannot be cut here:", err)
			}
		}
		wants(t, second, "안심귀가")                                      // without an error
		wants(t, first, "안심귀가", "practice/fireflies", "source/paper") // which makes it anew
		wants(t, second, "안심귀가", "practice/fireflies", "source/paper")
	})
}

func TestADamagedIndexThatCannotBeOpenedAgainAnswersThatItIsBeingFilled(t *testing.T) {
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "bonbogi.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	save(t, db, paper, fireflies())
	dir := filepath.Join(t.TempDir(), "index")
	f := open(t, db, dir)
	refresh(t, f)
	files, err := filepath.Glob(filepath.Join(dir, "*.segment"))
	if err != nil || len(files) == 0 {
		t.Fatal("the index has no segments", err)
	}
	for _, file := range files {
		if err := os.Truncate(file, 0); err != nil {
			t.Skip("an open file cannot be cut here:", err)
		}
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Skip("a folder with open files cannot be deleted here:", err)
	}
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		wants(t, f, "등대")
		if !f.Filling() {
			t.Error("an index that is lost says that it is whole")
		}
	}
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	refresh(t, f)
	wants(t, f, "등대", "practice/fireflies")
}
