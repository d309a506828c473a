package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/bonbogi/bonbogi"
)

// observationsOf makes slices of observations, those of one indicator and period together.
func observationsOf(all ...bonbogi.Observation) iter.Seq2[*bonbogi.Slice, error] {
	return func(yield func(*bonbogi.Slice, error) bool) {
		type key struct {
			indicator string
			period    bonbogi.Period
		}
		grouped := map[key]*bonbogi.Slice{}
		var order []key
		for _, o := range all {
			k := key{o.Indicator, o.Period}
			s := grouped[k]
			if s == nil {
				s = &bonbogi.Slice{Indicator: o.Indicator, Period: o.Period, Notes: map[int]string{}}
				grouped[k], order = s, append(order, k)
			}
			s.Government = append(s.Government, int32(len(s.Names)))
			s.Names = append(s.Names, o.Government)
			s.Values, s.Statuses = append(s.Values, o.Value), append(s.Statuses, o.Status)
			s.Low, s.High = append(s.Low, o.Low), append(s.High, o.High)
			s.Numerators, s.Denominators = append(s.Numerators, o.Numerator), append(s.Denominators, o.Denominator)
			if o.Note != "" {
				s.Notes[s.Len()-1] = o.Note
			}
		}
		for _, k := range order {
			s := grouped[k]
			for _, column := range []*[]float64{&s.Low, &s.High, &s.Numerators, &s.Denominators} {
				if !slices.ContainsFunc(*column, func(v float64) bool { return v == v }) {
					*column = nil
				}
			}
			if !yield(s, nil) {
				return
			}
		}
	}
}

func observation(indicator, government, period string, f bonbogi.Figure) bonbogi.Observation {
	return bonbogi.Observation{Indicator: indicator, Government: government, Period: bonbogi.MustPeriod(period), Figure: f}
}

func value(indicator, government, period string, v float64) bonbogi.Observation {
	return observation(indicator, government, period, bonbogi.FigureOf(v))
}

var fromSource = Import{Source: "source-1", File: "표.csv", Digest: "d1", Mapping: "m1", Shape: "s1", Rejected: func() int { return 3 }}

func mustImport(t testing.TB, db *DB, all ...bonbogi.Observation) (string, Counts) {
	t.Helper()
	id, n, err := db.ImportObservations(t.Context(), kim, fromSource, nil, observationsOf(all...))
	if err != nil {
		t.Fatal(err)
	}
	return id, n
}

// measured is a database with a source and indicators of these IDs.
func measured(t testing.TB, db *DB, indicators ...string) {
	t.Helper()
	records := []bonbogi.Record{aSource("source-1", "표")}
	for _, id := range indicators {
		records = append(records, anIndicator(id, id, "source-1"))
	}
	mustSave(t, db, records...)
}

// model is what the store should know, kept in the plainest way.
type model struct {
	versions map[modelKey][]version
	at       []time.Time // of each import
	ids      []string
}

type modelKey struct{ indicator, government, period string }

type version struct {
	bonbogi.Figure
	number int // of the import
}

// figure is what was known after the first n imports.
func (m *model) figure(k modelKey, n int) bonbogi.Figure {
	f := figureless
	for _, v := range m.versions[k] {
		if v.number < n {
			f = v.Figure
		}
	}
	return f
}

func (m *model) take(all []bonbogi.Observation, number int) (n Counts) {
	for _, o := range all {
		k := modelKey{o.Indicator, o.Government, o.Period.String()}
		switch was := m.figure(k, number); {
		case was.Same(o.Figure):
			n.Unchanged++
			continue
		case was.Status == bonbogi.NoObservation:
			n.New++
		default:
			n.Revised++
		}
		m.versions[k] = append(m.versions[k], version{o.Figure, number})
	}
	return n
}

var someFigures = rapid.Custom(func(t *rapid.T) bonbogi.Figure {
	if rapid.IntRange(0, 5).Draw(t, "known") == 0 {
		return bonbogi.NoFigure(rapid.SampledFrom([]bonbogi.Status{bonbogi.Missing, bonbogi.NotApplicable, bonbogi.Suppressed}).Draw(t, "why"),
			rapid.SampledFrom([]string{"", "비공개", "조사하지 않음"}).Draw(t, "note"))
	}
	f := bonbogi.FigureOf(rapid.SampledFrom([]float64{0, 1, -3.5, 12.25, 1e9, 1.0 / 3}).Draw(t, "value"))
	if rapid.IntRange(0, 4).Draw(t, "rich") == 0 {
		f.Status = rapid.SampledFrom([]bonbogi.Status{bonbogi.Provisional, bonbogi.Break}).Draw(t, "status")
		f.Low, f.High = f.Value-1, f.Value+0.1
		f.Denominator = 7
		f.Note = rapid.SampledFrom([]string{"", "잠정"}).Draw(t, "note")
	}
	return f
})

func TestTheStoreKnowsWhatAPlainModelKnows(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db)
		// More governments than a block has slots, the last of them in another block.
		governments := make([]string, 4100)
		var all []bonbogi.Observation
		mustSave(t, db, anIndicator("everywhere", "everywhere", "source-1"))
		for i := range governments {
			governments[i] = fmt.Sprintf("gov-%d", i)
			all = append(all, value("everywhere", governments[i], "2000", float64(i)))
		}
		mustImport(t, db, all...)
		few := append(governments[:3:3], governments[4096:4099]...)
		round := 0
		var last []func(t checker, db *DB) // what the last rounds look at
		rapid.Check(t, func(t *rapid.T) {
			round++
			indicators := []string{fmt.Sprintf("i-%d-a", round), fmt.Sprintf("i-%d-b", round)}
			periods := []string{"2020", "2021", "2021-H1", "2021-02", "2019-04-01/P1Y"}
			if err := db.Save(t.Context(), kim, anIndicator(indicators[0], "a", "source-1"), anIndicator(indicators[1], "b", "source-1")); err != nil {
				t.Fatal(err)
			}
			m := &model{versions: map[modelKey][]version{}}
			for number := range rapid.IntRange(1, 5).Draw(t, "imports") {
				keys := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) modelKey {
					return modelKey{rapid.SampledFrom(indicators).Draw(t, "indicator"), rapid.SampledFrom(few).Draw(t, "government"), rapid.SampledFrom(periods).Draw(t, "period")}
				}), 1, 20, rapid.ID).Draw(t, "what")
				var all []bonbogi.Observation
				for _, k := range keys {
					all = append(all, observation(k.indicator, k.government, k.period, someFigures.Draw(t, "figure")))
				}
				want := m.take(all, number)
				id, got, err := db.ImportObservations(t.Context(), kim, fromSource, nil, observationsOf(all...))
				if err != nil || got != want || (id == "") != (want.New+want.Revised == 0) {
					t.Fatalf("import %d: %q %+v %v, want %+v", number, id, got, err, want)
				}
				m.at, m.ids = append(m.at, db.moment()), append(m.ids, id)
			}
			n := len(m.at)
			asOf := rapid.IntRange(0, n-1).Draw(t, "as of")
			check := func(t checker, db *DB) {
				checkModel(t, db, m, n, indicators, few, periods, bonbogi.View{})
				checkModel(t, db, m, asOf+1, indicators, few, periods, bonbogi.View{AsOf: m.at[asOf]})
				checkCorrections(t, db, m, indicators[0])
			}
			check(t, db)
			last = append(last[max(0, len(last)-9):], check)
		})
		dir, again := filepath.Join(t.TempDir(), "export"), filepath.Join(t.TempDir(), "again")
		loaded := openFile(t)
		if err := errors.Join(db.Export(t.Context(), dir, ExportOptions{}), loaded.Load(t.Context(), dir), loaded.Export(t.Context(), again, ExportOptions{})); err != nil {
			t.Fatal(err)
		}
		for _, check := range last {
			check(t, loaded)
		}
		if before, after := folder(t, dir), folder(t, again); !maps.Equal(before, after) {
			t.Error("what was loaded is exported as something else")
		}
	})
}

// checker is a test, or a part of one that is made up by chance.
type checker interface {
	Context() context.Context
	Fatal(...any)
	Fatalf(string, ...any)
}

// checkModel asks in every way what was known after n imports.
func checkModel(t checker, db *DB, m *model, n int, indicators, governments, periods []string, v bonbogi.View) {
	for _, indicator := range indicators {
		panel, err := db.Panel(t.Context(), indicator, governments, v)
		if err != nil {
			t.Fatal(err)
		}
		for _, period := range periods {
			p := bonbogi.MustPeriod(period)
			s, err := db.Slice(t.Context(), indicator, p, v)
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]bonbogi.Figure{}
			for i, g := range s.Government {
				got[s.Names[g]] = s.Figure(i)
			}
			in := slices.Index(panel.Periods, p)
			for k, g := range governments {
				want := m.figure(modelKey{indicator, g, period}, n)
				have, known := got[g]
				if !known {
					have = figureless
				}
				if !have.Same(want) {
					t.Fatalf("slice %s %s %s is %+v, want %+v", indicator, period, g, have, want)
				}
				have = figureless
				if in >= 0 {
					have = panel.Figures[in][k]
				}
				if !have.Same(want) {
					t.Fatalf("panel %s %s %s is %+v, want %+v", indicator, period, g, have, want)
				}
				delete(got, g)
			}
			if len(got) > 0 {
				t.Fatalf("slice %s %s has also %v", indicator, period, got)
			}
		}
	}
	profiles, err := db.Profiles(t.Context(), governments, v)
	if err != nil {
		t.Fatal(err)
	}
	for _, profile := range profiles {
		for _, indicator := range indicators {
			for _, period := range periods {
				want := m.figure(modelKey{indicator, profile.Government, period}, n)
				have := figureless
				i, k := slices.Index(profile.Periods, bonbogi.MustPeriod(period)), slices.Index(profile.Indicators, indicator)
				if i >= 0 && k >= 0 {
					have.Value, have.Status = profile.Values[i][k], profile.Statuses[i][k]
				}
				if have.Status != want.Status || have.Value != want.Value && want.Value == want.Value {
					t.Fatalf("profile of %s: %s %s is %v %v, want %+v", profile.Government, indicator, period, have.Value, have.Status, want)
				}
			}
		}
	}
}

func checkCorrections(t checker, db *DB, m *model, indicator string) {
	var want []string
	for _, k := range slices.SortedFunc(maps.Keys(m.versions), func(a, b modelKey) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) }) {
		for i, v := range m.versions[k] {
			if i > 0 && k.indicator == indicator {
				want = append(want, fmt.Sprint(k, m.versions[k][i-1].Figure, v.Figure, m.ids[v.number]))
			}
		}
	}
	page, err := db.Corrections(t.Context(), CorrectionFilter{Indicator: indicator, Limit: All})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	newest := time.Now().AddDate(10, 0, 0)
	for i, c := range page.Items {
		got = append(got, fmt.Sprint(modelKey{c.Indicator, c.Government, c.Period.String()}, c.Before, c.After, c.Import))
		if c.At.After(newest) || c.Who != kim.Who || c.Why != kim.Why {
			t.Fatalf("correction %d is %+v after one of %s", i, c, newest)
		}
		newest = c.At
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) || page.Total != len(want) {
		t.Fatalf("corrections are %d:\n%v\nwant\n%v", page.Total, got, want)
	}
	for offset := range len(want) {
		part, err := db.Corrections(t.Context(), CorrectionFilter{Indicator: indicator, Limit: 2, Offset: offset})
		if err != nil || part.Total != len(want) || fmt.Sprint(part.Items) != fmt.Sprint(page.Items[offset:min(offset+2, len(want))]) {
			t.Fatalf("corrections from %d on: %v %v", offset, part, err)
		}
	}
}

func TestAnImportNamesTheIndicatorsThatItTouched(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, db *DB) {
		measured(t, db, "a", "b", "c")
		first, _ := mustImport(t, db, value("a", "kr-1", "2024", 1), value("b", "kr-1", "2024", 2))
		second, _ := mustImport(t, db, value("a", "kr-1", "2024", 1), value("b", "kr-1", "2024", 3), value("c", "kr-1", "2024", 1))
		third, _ := mustImport(t, db, value("a", "kr-2", "2024", 1))
		for id, want := range map[string][]string{first: {"a", "b"}, second: {"b", "c"}, third: {"a"}, "import-none": nil, "": nil} {
			got, err := db.ImportIndicators(t.Context(), id)
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("%q: %v, %v, want %v", id, got, err, want)
			}
		}
	})
}
