package store

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bonbogi/bonbogi"
)

func TestASecondImportOfTheSameChangesNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db, "population")
		all := []bonbogi.Observation{value("population", "kr-1", "2024", 10), observation("population", "kr-2", "2024", bonbogi.NoFigure(bonbogi.Missing, "비공개"))}
		id, n := mustImport(t, db, all...)
		if id == "" || n != (Counts{New: 2}) {
			t.Errorf("the first import is %q %+v", id, n)
		}
		before := everything(t, db)
		form := kim
		form.Token = "token-1"
		id, n, err := db.ImportObservations(t.Context(), form, fromSource, nil, observationsOf(all...))
		if err != nil || id != "" || n != (Counts{Unchanged: 2}) {
			t.Errorf("the second import is %q %+v %v", id, n, err)
		}
		after := everything(t, db)
		delete(after, "tokens")
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("it changed something:\n%s", diff)
		}
		_, _, err = db.ImportObservations(t.Context(), form, fromSource, nil, observationsOf(all...))
		if done, ok := errors.AsType[*Done](err); !ok || len(done.IDs) != 0 {
			t.Errorf("the same form again: %v", err)
		}
	})
}

func TestADryRunCountsAndStoresNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db, "population")
		mustImport(t, db, value("population", "kr-1", "2024", 10), value("population", "kr-2", "2024", 10))
		before := everything(t, db)
		dry := fromSource
		dry.DryRun = true
		id, n, err := db.ImportObservations(t.Context(), kim, dry, []bonbogi.Record{anIndicator("births", "출생아 수", "source-1")},
			observationsOf(value("population", "kr-1", "2024", 11), value("population", "kr-2", "2024", 10), value("births", "kr-1", "2024", 7)))
		if err != nil || id != "" || n != (Counts{New: 1, Revised: 1, Unchanged: 1}) {
			t.Errorf("the dry run is %q %+v %v", id, n, err)
		}
		if diff := cmp.Diff(before, everything(t, db)); diff != "" {
			t.Errorf("it stored something:\n%s", diff)
		}
	})
}

func TestAnImportIsRefusedAsAWholeAndSaysWhere(t *testing.T) {
	t.Parallel()
	good := value("population", "kr-1", "2024", 10)
	with := func(f func(*bonbogi.Slice)) iter.Seq2[*bonbogi.Slice, error] {
		return func(yield func(*bonbogi.Slice, error) bool) {
			for s := range observationsOf(good, value("population", "kr-2", "2024", 20)) {
				f(s)
				yield(s, nil)
			}
		}
	}
	bad := good
	bad.Low, bad.High = 2, 1
	endless := good
	endless.Value = math.Inf(1)
	for _, c := range []struct {
		name   string
		imp    Import
		slices iter.Seq2[*bonbogi.Slice, error]
		want   []string
	}{
		{"an interval that is none", fromSource, observationsOf(bad), []string{"population", "2024", "kr-1", "interval"}},
		{"an infinite value", fromSource, observationsOf(endless), []string{"population, 2024, kr-1", "infinite"}},
		{"a value that is none", fromSource, observationsOf(value("population", "kr-3", "2024-06", math.NaN())), []string{"population, 2024-06, kr-3"}},
		{"a note that is no text", fromSource, observationsOf(observation("population", "kr-1", "2024", bonbogi.NoFigure(bonbogi.Missing, "\x00"))), []string{"kr-1", "no text"}},
		{"no id of a government", fromSource, observationsOf(value("population", "안양시", "2024", 1)), []string{"안양시", "no id"}},
		{"no indicator", fromSource, observationsOf(value("births", "kr-1", "2024", 1)), []string{"births", "indicator"}},
		{"no period", fromSource, with(func(s *bonbogi.Slice) { s.Period = bonbogi.Period{} }), []string{"population", "period"}},
		{"twice in a slice", fromSource, with(func(s *bonbogi.Slice) { s.Government[1] = 0 }), []string{"population, 2024, kr-1", "twice"}},
		{"twice in two slices", fromSource, func(yield func(*bonbogi.Slice, error) bool) {
			for _, v := range []float64{1, 2} {
				for s := range observationsOf(value("population", "kr-1", "2024", v)) {
					yield(s, nil)
				}
			}
		}, []string{"population, 2024, kr-1", "twice"}},
		{"revised twice", fromSource, func(yield func(*bonbogi.Slice, error) bool) {
			for _, v := range []float64{1, 2} {
				for s := range observationsOf(value("population", "kr-0", "2024", v)) {
					yield(s, nil)
				}
			}
		}, []string{"population, 2024, kr-0", "twice"}},
		{"columns of two lengths", fromSource, with(func(s *bonbogi.Slice) { s.Low = []float64{1} }), []string{"length"}},
		{"a government outside the names", fromSource, with(func(s *bonbogi.Slice) { s.Government[0] = 2 }), []string{"government 2 of 2"}},
		{"an error on the way", fromSource, func(yield func(*bonbogi.Slice, error) bool) {
			for s := range observationsOf(good) {
				_ = yield(s, nil) && yield(nil, errors.New("the file is cut"))
			}
		}, []string{"the file is cut"}},
		{"no source", Import{Source: "source-9"}, observationsOf(good), []string{"source-9"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(t *testing.T, db *DB) {
				measured(t, db, "population")
				mustImport(t, db, value("population", "kr-0", "2024", 5))
				before := everything(t, db)
				id, _, err := db.ImportObservations(t.Context(), kim, c.imp, nil, c.slices)
				for _, words := range c.want {
					if err == nil || !strings.Contains(err.Error(), words) {
						t.Errorf("the error is %v, and should say %q", err, words)
					}
				}
				if id != "" {
					t.Errorf("it has the id %q", id)
				}
				if diff := cmp.Diff(before, everything(t, db)); diff != "" {
					t.Errorf("something was stored:\n%s", diff)
				}
			})
		})
	}
}

func TestSlicesOfOneImportMayShareABlock(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db, "population")
		mustImport(t, db, value("population", "kr-1", "2023", 1), value("population", "kr-2", "2023", 2), value("population", "kr-3", "2023", 3))
		each := func(yield func(*bonbogi.Slice, error) bool) {
			for _, o := range []bonbogi.Observation{
				value("population", "kr-1", "2024", 10), value("population", "kr-2", "2024", 20), value("population", "kr-1", "2024", 10), // a new block
				value("population", "kr-3", "2023", 30), value("population", "kr-1", "2023", 11), value("population", "kr-9", "2023", 90), // one that is there
				value("population", "kr-3", "2023", 30),
			} {
				for s := range observationsOf(o) {
					if !yield(s, nil) {
						return
					}
				}
			}
		}
		id, n, err := db.ImportObservations(t.Context(), kim, fromSource, nil, each)
		if err != nil || n != (Counts{New: 3, Revised: 2, Unchanged: 2}) {
			t.Fatalf("%+v %v", n, err)
		}
		page, err := db.Corrections(t.Context(), CorrectionFilter{})
		if err != nil || page.Total != 2 || page.Items[0].Government != "kr-1" || page.Items[0].After.Value != 11 ||
			page.Items[1].Government != "kr-3" || page.Items[1].Before.Value != 3 || page.Items[1].Import != id {
			t.Errorf("the corrections are %+v %v", page, err)
		}
		if page, err := db.Corrections(t.Context(), CorrectionFilter{Government: "kr-3"}); err != nil || page.Total != 1 || page.Items[0].After.Value != 30 {
			t.Errorf("those of kr-3 are %+v %v", page, err)
		}
		if page, err := db.Corrections(t.Context(), CorrectionFilter{Government: "kr-9"}); err != nil || page.Total != 0 {
			t.Errorf("those of kr-9, which came new, are %+v %v", page, err)
		}
	})
}

func TestImportsWaitForEachOther(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db, "population")
		const writers = 8
		var all sync.WaitGroup
		for i := range writers {
			all.Go(func() {
				o := []bonbogi.Observation{value("population", "kr-shared", "2024", float64(i))}
				for year := range 5 {
					o = append(o, value("population", fmt.Sprintf("kr-%d", i), fmt.Sprint(2020+year), float64(i)))
				}
				if _, n, err := db.ImportObservations(t.Context(), kim, fromSource, nil, observationsOf(o...)); err != nil || n.New+n.Revised != 6 {
					t.Errorf("writer %d: %+v %v", i, n, err)
				}
			})
		}
		all.Wait()
		panel, err := db.Panel(t.Context(), "population", nil, bonbogi.View{})
		if err != nil || len(panel.Governments) != writers+1 || len(panel.Periods) != 5 {
			t.Errorf("there are %v in %v (%v)", panel.Governments, panel.Periods, err)
		}
		for i, p := range panel.Periods {
			for k, g := range panel.Governments {
				if f := panel.Figures[i][k]; g != "kr-shared" && g != fmt.Sprintf("kr-%v", f.Value) {
					t.Errorf("%s has %v in %s", g, f, p)
				}
			}
		}
		page, err := db.Corrections(t.Context(), CorrectionFilter{Government: "kr-shared"})
		if err != nil || page.Total != writers-1 {
			t.Errorf("%d corrections of the shared figure (%v)", page.Total, err)
		}
		for i := 1; i < len(page.Items); i++ {
			if page.Items[i].After.Value != page.Items[i-1].Before.Value {
				t.Errorf("correction %d leads to %v, and the one after it begins with %v", i, page.Items[i].After, page.Items[i-1].Before)
			}
		}
		for offset := range writers + 1 { // those of all governments are the same, page by page
			part, err := db.Corrections(t.Context(), CorrectionFilter{Limit: 2, Offset: offset})
			want := page.Items[min(offset, len(page.Items)):min(offset+2, len(page.Items))]
			if err != nil || part.Total != page.Total || fmt.Sprint(part.Items) != fmt.Sprint(want) {
				t.Errorf("the corrections from %d on are %+v (%v), want %+v", offset, part, err, want)
			}
		}
		if imports, err := db.Imports(t.Context(), 3, 2); err != nil || imports.Total != writers || len(imports.Items) != 3 {
			t.Errorf("the imports are %+v %v", imports, err)
		}
	})
}

func TestAMappingIsFoundAgainByTheShapeOfTheTable(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db, "population")
		for year, mapping := range []string{"columns: a\n", "columns: b\n"} {
			imp := Import{Source: "source-1", File: fmt.Sprintf("%d.csv", 2020+year), Digest: fmt.Sprint("digest-", year), Mapping: mapping, Shape: "shape", Rejected: func() int { return year }}
			if _, _, err := db.ImportObservations(t.Context(), kim, imp, nil, observationsOf(value("population", "kr-1", fmt.Sprint(2020+year), 1))); err != nil {
				t.Fatal(err)
			}
		}
		for shape, want := range map[string]string{"shape": "columns: b\n", "other": "", "": ""} {
			if mapping, err := db.MappingFor(t.Context(), shape); err != nil || mapping != want {
				t.Errorf("the mapping of %q is %q (%v)", shape, mapping, err)
			}
		}
		imp, err := db.ImportOf(t.Context(), "digest-0")
		if err != nil || imp.File != "2020.csv" || imp.New != 1 || imp.Who != kim.Who || imp.Mapping != "columns: a\n" {
			t.Errorf("the first file is %+v %v", imp, err)
		}
		if again, err := db.Import(t.Context(), imp.ID); err != nil || again != imp {
			t.Errorf("%+v is not %+v (%v)", again, imp, err)
		}
		page, err := db.Imports(t.Context(), 0, 0)
		if err != nil || page.Total != 2 || page.Items[0].File != "2021.csv" || page.Items[0].Mapping != "" || page.Items[0].Rejected != 1 {
			t.Errorf("the list is %+v %v", page, err)
		}
		_, err = db.Import(t.Context(), "import-none")
		wantCode(t, err, bonbogi.NotFound)
		_, err = db.ImportOf(t.Context(), "none")
		wantCode(t, err, bonbogi.NotFound)
		wantCode(t, db.Withdraw(t.Context(), kim, bonbogi.KindSource, "source-1", 1), bonbogi.Conflict)
	})
}
